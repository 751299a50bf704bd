import type { Finding } from '$lib/domain/finding';
import { wholeDayOn } from '$lib/domain/readings/sheet-runs';
import type { Document, Reading } from '../importer';
import type { DocumentOutcome } from '../document-outcome';

/** Layouts know rows and columns alone; on which sheet they stand is added to all that they say. */
export function placed(outcome: DocumentOutcome, { sheet }: Document): DocumentOutcome {
	if (sheet === null) return outcome;
	const findings = outcome.findings.map((found) => on(sheet, found));
	if (outcome.status === 'refused')
		return { ...outcome, findings, refused: on(sheet, outcome.refused) };
	if (outcome.status === 'needs_mapping')
		return {
			...outcome,
			findings,
			rejected: outcome.rejected.map((row) => rejectedOn(sheet, row))
		};
	return { ...outcome, findings, reading: readingOn(sheet, outcome.reading) };
}

function on(sheet: string, found: Finding): Finding {
	const nowhere = { sheet: null, row: null, column: null };
	return { ...found, where: { ...(found.where ?? nowhere), sheet } };
}

function rejectedOn(sheet: string, row: Reading['rejected'][number]) {
	return { ...row, sheet, finding: on(sheet, row.finding) };
}

function readingOn(sheet: string, reading: Reading): Reading {
	const sheets = wholeDayOn(sheet);
	return {
		...reading,
		findings: reading.findings.map((found) => on(sheet, found)),
		rejected: reading.rejected.map((row) => rejectedOn(sheet, row)),
		records: reading.records.map((set) => ({
			...set,
			bills: set.bills.map((row) => ({ ...row, sheet })),
			days: set.days.map((day) => ({ ...day, sheets })),
			...(set.figures && { figures: set.figures.map((row) => ({ ...row, sheet })) })
		}))
	};
}
