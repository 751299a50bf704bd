import { SaxesParser } from 'saxes';
import { unreadable } from './unreadable';

export interface XmlHandler {
	/** Local name: workbooks of some programs write `x:row` for `row`. */
	open(name: string, attributes: Record<string, string>): void;
	close(name: string): void;
	text(text: string): void;
}

/** Excel holds 32,767 characters in a cell. What is longer without a tag is no workbook. */
const MAX_SILENT_CHARACTERS = 1_000_000;

/** Pieces of a document in UTF-8, given one by one, as events. No entities but those of XML. */
export class XmlReader {
	private readonly decoder = new TextDecoder('utf-8');
	private readonly parser = new SaxesParser({ xmlns: false, position: false });
	private silent = 0;
	private depth = 0;

	constructor(handler: XmlHandler) {
		const { parser } = this;
		parser.on('opentag', ({ name, attributes }) => {
			this.silent = 0;
			if (++this.depth > MAX_DEPTH) throw unreadable('workbook.damaged');
			handler.open(localName(name), attributes);
		});
		parser.on('closetag', ({ name }) => {
			this.silent = 0;
			this.depth--;
			handler.close(localName(name));
		});
		const text = (part: string) => handler.text(part);
		parser.on('text', text);
		parser.on('cdata', text);
		parser.on('doctype', () => {
			throw unreadable('workbook.damaged');
		});
	}

	take(piece: Uint8Array): void {
		this.write(this.decoder.decode(piece, { stream: true }));
	}

	end(): void {
		this.write(this.decoder.decode());
		this.guarded(() => this.parser.close());
	}

	/** In portions, so that one long text is noticed before it has been put together. */
	private write(text: string): void {
		for (let at = 0; at < text.length; at += PORTION) {
			const portion = text.slice(at, at + PORTION);
			this.silent += portion.length;
			this.guarded(() => this.parser.write(portion));
			if (this.silent > MAX_SILENT_CHARACTERS)
				throw unreadable('workbook.cell_too_long', { limit: MAX_CELL_CHARACTERS });
		}
	}

	private guarded(work: () => void): void {
		try {
			work();
		} catch (error) {
			// saxes throws plain errors for what is not well-formed.
			throw error instanceof Error && error.constructor === Error
				? unreadable('workbook.damaged')
				: error;
		}
	}
}

export const MAX_CELL_CHARACTERS = 32_767;
const PORTION = 65_536;
/** Parts of a workbook are some ten elements deep. */
const MAX_DEPTH = 200;

function localName(name: string): string {
	const colon = name.indexOf(':');
	return colon === -1 ? name : name.slice(colon + 1);
}

/** An attribute by its local name (`r:id`, in whatever prefix). */
export function prefixed(attributes: Record<string, string>, name: string): string | undefined {
	const key = Object.keys(attributes).find((one) => one.endsWith(`:${name}`));
	return key === undefined ? undefined : attributes[key];
}
