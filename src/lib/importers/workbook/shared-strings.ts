import type { OfficePackage } from './package';
import { printable } from './text-bytes';
import { unreadable } from './unreadable';

/** More text than this (in characters) is no table of meters, and would fill the memory. */
const MAX_CHARACTERS = 32_000_000;
const MAX_STRINGS = 2_000_000;

/** The texts that cells share, by index; furigana (`rPh`) is no text of the cell. */
export function readSharedStrings(parts: OfficePackage, path: string | undefined): string[] {
	if (path === undefined) return [];
	const strings: string[] = [];
	const text = new RichText();
	let characters = 0;
	parts.read(path, {
		open(name) {
			text.open(name);
			if (name === 'si') text.clear();
		},
		text: (part) => text.add(part),
		close(name) {
			text.close(name);
			if (name !== 'si') return;
			const value = text.take();
			characters += value.length;
			if (strings.push(value) > MAX_STRINGS || characters > MAX_CHARACTERS)
				throw unreadable('workbook.too_much_text');
		}
	});
	return strings;
}

/** Puts together the runs of a rich text, without its furigana. */
export class RichText {
	private value = '';
	private inText = false;
	private furigana = 0;

	open(name: string): void {
		if (name === 'rPh') this.furigana++;
		if (name === 't') this.inText = this.furigana === 0;
	}

	close(name: string): void {
		if (name === 'rPh') this.furigana--;
		if (name === 't') this.inText = false;
	}

	add(part: string): void {
		if (this.inText) this.value += part;
	}

	clear(): void {
		this.value = '';
	}

	take(): string {
		const { value } = this;
		this.value = '';
		return printable(unescaped(value));
	}
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
	if (!text.includes('_x')) return text;
	return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16))
	);
}
