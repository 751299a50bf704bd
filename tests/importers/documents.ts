import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { basename, join } from 'node:path';
import { MISSING } from '$lib/domain/readings/load-day';
import { monthOf } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import type { RecordSet } from '$lib/importers/importer';
import { readDocument, type DocumentOptions, type DocumentOutcome } from '$lib/importers/registry';

/** Reading the test documents, and the sums that are compared with figures from outside. */
const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const REAL_FILES = process.env['REAL_FILES_DIR'] ?? join(ROOT, '../shared/real');
export const HAS_REAL_FILES = existsSync(join(REAL_FILES, 'EXPECTED.json'));
if (!HAS_REAL_FILES) console.warn(`real files are not at ${REAL_FILES}: their tests are skipped`);

export const NO_HELP: DocumentOptions = {
	readingDay: null,
	mapping: null,
	carrier: null,
	unit: null,
	maxRows: 2_000_000,
	layout: null
};

export function bytesOf(path: string): Uint8Array {
	return new Uint8Array(readFileSync(path));
}

export function read(path: string, options: Partial<DocumentOptions> = {}): DocumentOutcome {
	const full = path.startsWith('/') ? path : join(HERE, path);
	return readDocument(bytesOf(full), basename(path), { ...NO_HELP, ...options });
}

export function readReal(path: string, options: Partial<DocumentOptions> = {}): DocumentOutcome {
	return read(join(REAL_FILES, path), options);
}

export function readText(text: string, options: Partial<DocumentOptions> = {}): DocumentOutcome {
	const { fileName = 'made.csv', ...rest } = options as Partial<DocumentOptions> & {
		fileName?: string;
	};
	return readDocument(new TextEncoder().encode(text), fileName, { ...NO_HELP, ...rest });
}

/** Narrowed to a file that was read; otherwise the test fails with what was found instead. */
export function recordsOf(outcome: DocumentOutcome): RecordSet[] {
	if (outcome.status !== 'read') {
		throw new Error(`${outcome.status}: ${outcome.findings.map(({ code }) => code).join(', ')}`);
	}
	return outcome.reading.records;
}

export function rejectedOf(outcome: DocumentOutcome) {
	return outcome.status === 'read' ? outcome.reading.rejected : [];
}

export function codesOf(outcome: DocumentOutcome): string[] {
	return outcome.findings.map(({ code }) => code);
}

export function findingOf(outcome: DocumentOutcome, code: string) {
	const found = outcome.findings.find((entry) => entry.code === code);
	if (!found) throw new Error(`no ${code} among ${codesOf(outcome).join(', ')}`);
	return found;
}

/** Sum in the unit of the record, to six decimals: the expected figures have fewer. */
export function quantityOf(record: RecordSet): number {
	const bills = record.bills.reduce((sum, { bill }) => sum + toNumber(bill.quantity), 0);
	const days = record.days.reduce((sum, day) => sum + dayTotal(day), 0);
	return Number((bills + days).toFixed(6));
}

export function dayTotal({ slots, scale }: RecordSet['days'][number]): number {
	return slots.reduce((sum, value) => (value === MISSING ? sum : sum + value), 0) / 10 ** scale;
}

export function totalOf(outcome: DocumentOutcome): number {
	return Number(
		recordsOf(outcome)
			.reduce((sum, record) => sum + quantityOf(record), 0)
			.toFixed(6)
	);
}

export function readingsIn(record: RecordSet) {
	const slots = record.days.flatMap((day) => [...day.slots]);
	return { count: slots.length, missing: slots.filter((value) => value === MISSING).length };
}

export function byMonth(record: RecordSet): Record<string, number> {
	const months: Record<string, number> = {};
	for (const day of record.days) {
		const month = monthOf(day.day);
		months[month] = Number(((months[month] ?? 0) + dayTotal(day)).toFixed(6));
	}
	return months;
}

/** Every document under tests/importers/<folder>/. */
export function documents(): { folder: string; path: string }[] {
	const folders = readdirSync(HERE).filter((name) => statSync(join(HERE, name)).isDirectory());
	return folders.flatMap((folder) =>
		readdirSync(join(HERE, folder))
			.filter((name) => !name.endsWith('.ts'))
			.map((name) => ({ folder, path: `${folder}/${name}` }))
	);
}
