import { unreadable } from './unreadable';

/** What all sheets of a file together may still be printed as. */
export interface PrintBudget {
	bytes: number;
	rows: number;
	readonly maxRows: number;
}

/** As much as the largest text file may have. */
const MAX_BYTES = 67_108_864;

export function printBudget({ rows }: { rows: number }): PrintBudget {
	return { bytes: MAX_BYTES, rows, maxRows: rows };
}

const TAB = '\t';

/** Tab-separated lines as UTF-8, outside the heap: a long table is only a string once, at the end. */
export class TextBytes {
	private bytes = Buffer.allocUnsafe(65_536);
	private length = 0;
	private rows = 0;
	/** Byte behind the rows of the head. */
	private headEnd = 0;

	constructor(
		private readonly budget: PrintBudget,
		private readonly headRows: number
	) {}

	get isEmpty(): boolean {
		return this.length === 0;
	}

	row(cells: readonly string[]): void {
		const line = `${cells.map(quoted).join(TAB)}\n`;
		this.reserve(Buffer.byteLength(line));
		this.length += this.bytes.write(line, this.length);
		if (++this.rows <= this.headRows) this.headEnd = this.length;
	}

	emptyRows(count: number): void {
		if (count <= 0) return;
		this.reserve(count);
		this.bytes.fill('\n', this.length, this.length + count);
		this.length += count;
	}

	/** All of it, and where its first rows end. */
	written(): { bytes: Buffer; headEnd: number } {
		return { bytes: this.bytes.subarray(0, this.length), headEnd: this.headEnd };
	}

	private reserve(bytes: number): void {
		this.budget.bytes -= bytes;
		if (this.budget.bytes < 0) throw unreadable('workbook.too_much_text');
		if (this.length + bytes <= this.bytes.length) return;
		const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + bytes));
		this.bytes.copy(larger, 0, 0, this.length);
		this.bytes = larger;
	}
}

/** As CSV does it, and only where it must: a table without quotes is read faster. */
function quoted(cell: string): string {
	return /^"|[\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Line breaks of one kind, and no characters that no table prints. */
export function printable(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}/gu, '\ufffd');
}
