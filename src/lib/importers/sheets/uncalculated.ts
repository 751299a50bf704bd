import { finding, type Finding } from '$lib/domain/finding';
import { cellsOf } from './combine-rows';
import type { Column } from '../headings/columns';
import type { Document, Reading, RecordSet, UncalculatedCell } from '../importer';
import { pushRejected } from '../reading';
import { shapeOf } from '../table-shape';
import { columnName } from '../cells/table-words';

/**
 * Formulas whose results a file does not hold (written by a program that does not calculate):
 * each is named, and a row that needs one is not read, for nothing would stand in its place.
 */
export function rejectUncalculated(reading: Reading, document: Document): Reading {
	if (document.uncalculated.length === 0 || reading.refused) return reading;
	const columns = shapeOf(document)?.header.columns ?? [];
	const needed = neededCells(document, reading, columns);
	if (needed.length === 0) return reading;
	const byRow = new Map(needed.map((found) => [found.where!.row, found]));
	const places = new Set(needed.map(placeOf));
	const rejected = reading.rejected.map((row) => ({
		...row,
		finding: byRow.get(row.row) ?? row.finding
	}));
	const told = new Set(rejected.map(({ row }) => row));
	const isWhole = ({ row }: { row: number }) => {
		const found = byRow.get(row);
		if (found && !told.has(row))
			pushRejected(rejected, { sheet: null, row, cells: cellsOf(document, row), finding: found });
		if (found) told.add(row);
		return found === undefined;
	};
	const records = reading.records.map((set) => ({
		...set,
		bills: set.bills.filter(isWhole),
		...(set.figures && { figures: set.figures.filter(isWhole) })
	}));
	// What a layout said of the formula's text is said better here.
	const others = reading.findings.filter((found) => !places.has(placeOf(found)));
	const unsaid = needed.filter(({ where }) => !told.has(where!.row!));
	return {
		...reading,
		rejected,
		records: records.filter(isFilled),
		findings: [...others, ...unsaid]
	};
}

/** The cells whose columns mean something, or that a layout could not read. */
function neededCells(document: Document, { rejected }: Reading, columns: Column[]): Finding[] {
	const unread = new Set(rejected.map((row) => placeOf(row.finding)));
	return document.uncalculated.flatMap((cell) => {
		const found = notCalculated(cell, columns);
		return matters(cell.column, columns) || unread.has(placeOf(found)) ? [found] : [];
	});
}

function placeOf({ where }: Finding): string {
	return JSON.stringify([where?.row, where?.column]);
}

function isFilled({ bills, days, figures = [] }: RecordSet): boolean {
	return bills.length + days.length + figures.length > 0;
}

/** Remarks and columns that nobody reads may be whatever they are. */
function matters(index: number, columns: Column[]): boolean {
	if (columns.length === 0) return true;
	const means = columns[index]?.means ?? 'ignore';
	return means !== 'ignore';
}

function notCalculated({ row, column, formula }: UncalculatedCell, columns: Column[]): Finding {
	const name = columnName(columns[column]?.header ?? '', column);
	const params = { formula };
	return finding('warning', 'cell.not_calculated', params, { row, column: name });
}
