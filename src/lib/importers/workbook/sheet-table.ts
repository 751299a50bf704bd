import { finding, type Finding } from '$lib/domain/finding';
import { HEAD_ROWS, MAX_COLUMNS } from '../text/csv';
import type { UncalculatedCell } from '../importer';
import { columnLetter } from '../cells/table-words';
import { spreadMerges, type Merge } from './merges';
import { TextBytes, type PrintBudget } from './text-bytes';
import { unreadable } from './unreadable';

/**
 * Takes the cells of a sheet in the order of its rows and prints them as a table: a line a row,
 * empty ones too, so that a line's number is the number of its row. The first rows stay open
 * until the sheet has ended, for that is where merged cells are told.
 */
export class SheetTable {
	readonly uncalculated: UncalculatedCell[] = [];
	hiddenRows = 0;
	private readonly open: string[][] = [];
	private openCells = 0;
	private readonly body: TextBytes;
	private readonly merges: Merge[] = [];
	private cells: string[] = [];
	/** The row being filled, and the last one that was taken into the table. */
	private row = 0;
	private lastRow = 0;
	/** Rows behind a long gap, until there are enough of them to be a table. */
	private beyond: { row: number; cells: string[] }[] = [];
	private strays = 0;
	private firstStray: string | null = null;

	constructor(private readonly budget: PrintBudget) {
		this.body = new TextBytes(budget, 0);
	}

	/** `column` from 0. Rows come in order. */
	put(row: number, column: number, text: string): void {
		if (text === '') return;
		if (row !== this.row) this.endRow(row);
		if (column >= MAX_COLUMNS) return this.stray(row, column);
		while (this.cells.length < column) this.cells.push('');
		this.cells[column] = text;
	}

	putUncalculated(row: number, column: number, formula: string): void {
		const printed = `=${formula}`.slice(0, MAX_FORMULA);
		if (this.uncalculated.length < MAX_UNCALCULATED)
			this.uncalculated.push({ row, column, formula: printed });
		this.put(row, column, printed);
	}

	merge(merge: Merge): void {
		if (this.merges.length < MAX_MERGES) this.merges.push(merge);
	}

	private stray(row: number, column: number): void {
		this.firstStray ??= `${columnLetter(column)}${row}`;
		if (++this.strays > MAX_STRAYS)
			throw unreadable('table.too_many_columns', { limit: MAX_COLUMNS });
	}

	private endRow(next: number): void {
		const { row, cells } = this;
		this.row = next;
		this.cells = [];
		if (cells.length === 0) return;
		const gap = this.lastRow > 0 && row - this.lastRow > MAX_GAP;
		if (!gap) return this.take(row, cells);
		this.beyond.push({ row, cells });
		if (this.beyond.length < ROWS_OF_A_TABLE) return;
		const rows = this.beyond;
		this.beyond = [];
		for (const one of rows) this.take(one.row, one.cells);
	}

	private take(row: number, cells: string[]): void {
		const { budget } = this;
		budget.rows -= row - this.lastRow;
		if (budget.rows < 0) throw unreadable('table.too_many_rows', { limit: budget.maxRows });
		if (this.body.isEmpty && row <= MAX_OPEN_ROWS && this.openCells < MAX_OPEN_CELLS) {
			while (this.open.length < row - 1) this.open.push([]);
			this.open.push(cells);
			this.openCells += cells.length;
		} else {
			const from = Math.max(this.lastRow, this.open.length);
			this.body.emptyRows(row - 1 - from);
			this.body.row(cells);
		}
		this.lastRow = row;
	}

	/** The printed table; null where the sheet has no cell at all. */
	end(): { head: TextBytes; body: TextBytes; rows: string[][] } | null {
		this.endRow(this.row + 1);
		for (const { row, cells } of this.beyond) this.stray(row, cells.findIndex(Boolean));
		if (this.lastRow === 0) return null;
		spreadMerges(this.open, this.merges);
		const head = new TextBytes(this.budget, HEAD_ROWS);
		for (const cells of this.open) head.row(cells);
		return { head, body: this.body, rows: this.open };
	}

	findings(sheet: string): Finding[] {
		const found: Finding[] = [];
		const place = { sheet };
		if (this.hiddenRows > 0)
			found.push(finding('note', 'sheet.rows_hidden', { count: this.hiddenRows }, place));
		if (this.firstStray !== null) {
			const params = { cell: this.firstStray, count: this.strays };
			found.push(finding('warning', 'sheet.far_cells', params, place));
		}
		const late = this.merges.find(({ top }) => top > this.open.length);
		if (late)
			found.push(finding('warning', 'sheet.merges_unread', {}, { ...place, row: late.top }));
		return found;
	}
}

/** Empty rows within a table; behind more of them stands something else. */
const MAX_GAP = 1_000;
const ROWS_OF_A_TABLE = 20;
const MAX_STRAYS = 100;
/** Rows whose merged cells are spread. */
const MAX_OPEN_ROWS = 20_000;
const MAX_OPEN_CELLS = 400_000;
const MAX_MERGES = 20_000;
const MAX_FORMULA = 60;
const MAX_UNCALCULATED = 10_000;
