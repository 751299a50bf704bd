import type { CellFormat } from './number-format';
import { isTrue, type OfficePackage } from './package';
import { printIso, printNumber } from './print-cell';
import { columnNumber, readRange } from './merges';
import { RichText, unescaped } from './shared-strings';
import type { SheetTable } from './sheet-table';
import { GENERAL } from './styles';
import { printable } from './text-bytes';
import { unreadable } from './unreadable';
import type { XmlHandler } from './xml';

/** What the cells of all sheets refer to. */
export interface CellContext {
	strings: readonly string[];
	styles: readonly CellFormat[];
	date1904: boolean;
}

/** Prints the cells of a worksheet part (ECMA-376 part 1, 18.3) into a table. */
export function readSheetPart(
	parts: OfficePackage,
	path: string,
	{ context, table }: { context: CellContext; table: SheetTable }
): void {
	parts.read(path, new SheetHandler(context, table));
}

const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
const ADDRESS = /^([A-Z]{1,3})\d+$/;

class SheetHandler implements XmlHandler {
	private row = 0;
	/** From 0; the next cell without an address stands behind this one. */
	private column = -1;
	private inCell = false;
	private type = '';
	private style = 0;
	private collecting: 'value' | 'formula' | 'inline' | null = null;
	private value: string | null = null;
	private formula: string | null = null;
	private readonly inline = new RichText();

	constructor(
		private readonly context: CellContext,
		private readonly table: SheetTable
	) {}

	open(name: string, attributes: Record<string, string>): void {
		if (name === 'c') this.openCell(attributes);
		else if (this.inCell) this.openWithin(name);
		else if (name === 'row') this.openRow(attributes);
		else if (name === 'mergeCell') {
			const merge = readRange(attributes['ref'] ?? '');
			if (merge) this.table.merge(merge);
		}
	}

	private openRow({ r, hidden }: Record<string, string>): void {
		const row = r === undefined ? this.row + 1 : Number(r);
		if (!Number.isInteger(row) || row <= this.row || row > MAX_ROW)
			throw unreadable('workbook.damaged');
		this.row = row;
		this.column = -1;
		if (isTrue(hidden)) this.table.hiddenRows++;
	}

	private openCell({ r, t = 'n', s }: Record<string, string>): void {
		const letters = r === undefined ? null : ADDRESS.exec(r)?.[1];
		this.column = letters ? columnNumber(letters) - 1 : this.column + 1;
		if (letters === undefined || this.column >= MAX_COLUMN || this.row === 0)
			throw unreadable('workbook.damaged');
		this.inCell = true;
		this.type = t;
		this.style = s === undefined ? 0 : Number(s);
		this.value = null;
		this.formula = null;
	}

	private openWithin(name: string): void {
		if (name === 'v') {
			this.collecting = 'value';
			this.value = '';
		} else if (name === 'f') {
			this.collecting = 'formula';
			this.formula = '';
		} else if (name === 'is') this.collecting = 'inline';
		if (this.collecting === 'inline') this.inline.open(name);
	}

	text(text: string): void {
		if (this.collecting === 'value') this.value += text;
		else if (this.collecting === 'formula') this.formula += text;
		else if (this.collecting === 'inline') this.inline.add(text);
	}

	close(name: string): void {
		if (!this.inCell) return;
		if (name === 'c') return this.closeCell();
		if (this.collecting === 'inline') {
			this.inline.close(name);
			if (name !== 'is') return;
			this.value = this.inline.take();
		}
		this.collecting = null;
	}

	private closeCell(): void {
		this.inCell = false;
		const { row, column, formula, value, table } = this;
		const empty = value === null || (value === '' && this.type !== 'str');
		if (formula !== null && empty) return table.putUncalculated(row, column, printable(formula));
		if (value !== null && value !== '') table.put(row, column, this.printed(value));
	}

	private printed(value: string): string {
		const { strings, styles, date1904 } = this.context;
		const format = styles[this.style] ?? GENERAL;
		switch (this.type) {
			case 's':
				return strings[Number(value)] ?? '';
			case 'b':
				return isTrue(value) ? 'TRUE' : 'FALSE';
			case 'd':
				return printIso(value, format);
			case 'n':
				return printNumber(Number(value), format, date1904);
			default:
				return printable(unescaped(value));
		}
	}
}
