import { MISSING } from '$lib/domain/readings/load-day';
import type { Finding } from '$lib/domain/finding';
import { decode, type DecodeOutcome } from '$lib/importers/decode';
import type { Mapping } from '$lib/importers/importer';
import { guessMapping } from '$lib/importers/mapping/guess-mapping';
import { tableToMap } from '$lib/importers/registry';
import type { NewImportRecord } from '$lib/server/repositories/import-records';
import { message } from '$lib/server/sentences';
import { interpret, type Interpretation } from '$lib/server/services/imports/interpret';
import type { PrintedFile } from '../printing/print';

const MAX_MS = 10_000;
/** A sentence with every figure and printed value in it. */
const MAX_SENTENCE = 1_000;
/** Of a metering point. */
const MAX_NAME = 200;

/** Faults in what the reading of a file came to; none where it is as promised. */
export function faultsOf({ bytes, fileName }: PrintedFile): string[] {
	const startedAt = performance.now();
	const decoded = decode(bytes, fileName, LIMITS);
	const outcome = readAsWorker(decoded, fileName, null);
	const answered = outcome.kind === 'needs_mapping' ? answerOf(decoded) : null;
	const mapped = answered && readAsWorker(decoded, fileName, answered);
	const ms = performance.now() - startedAt;
	const slow = ms > MAX_MS ? [`read in ${ms.toFixed(0)} ms`] : [];
	return [...slow, ...faultsIn(outcome), ...(mapped ? faultsIn(mapped) : [])];
}

const LIMITS = { unpackedBytes: 256 * 2 ** 20, rows: 2_000_000 };

/** What a person says who takes every proposal and does not look. */
function answerOf(decoded: DecodeOutcome): Mapping | null {
	const document = tableToMap(decoded);
	if (!document) return null;
	const { mapping } = guessMapping(document);
	const columns = mapping.columns.map((column) =>
		column.means === 'quantity' ? { unit: 'kWh', ...column } : column
	);
	const slots = { slotMinutes: 30, stamp: 'start', dayMeans: 'month' } as const;
	return { ...slots, ...mapping, columns, carrier: mapping.carrier || 'electricity' };
}

/** The same steps as in the worker, without the database. */
function readAsWorker(
	decoded: DecodeOutcome,
	fileName: string,
	mapping: Mapping | null
): Interpretation {
	const job = {
		...{ owner: { companyId: 'c', userId: 'u' }, importId: 'i', fileName, sha256: '' },
		...{ request: { meteringPointId: null, layout: null, mapping }, upload: null },
		...{ nowMs: Date.UTC(2026, 10, 20) },
		...{ maxRows: LIMITS.rows, maxUnpackedBytes: LIMITS.unpackedBytes }
	};
	return interpret(decoded, { job, known: { points: [], siteCount: 0 } });
}

function faultsIn(outcome: Interpretation): string[] {
	const { kind, findings } = outcome;
	const blocking = findings.some(({ severity }) => severity === 'blocking');
	const told = kind === 'read' || blocking ? [] : [`${kind} without a reason`];
	const records =
		kind === 'read' && outcome.records.length === 0 ? ['read, and nothing in it'] : [];
	const names = kind === 'read' ? outcome.records.flatMap(({ record }) => overlong(record)) : [];
	const rejected = kind === 'refused' ? [] : outcome.rejected;
	const all = [...findings, ...rejected.map((row) => JSON.parse(row.finding) as Finding)];
	const sentences = all.flatMap(faultsOfSentence);
	return [...told, ...names, ...records, ...new Set(sentences), ...faultsOfValue(outcome, kind)];
}

const overlong = ({ label, menu, supplier, supplyPointNumber }: NewImportRecord) =>
	[label, menu, supplier, supplyPointNumber].flatMap((name) =>
		name !== null && name.length > MAX_NAME ? [`a name of ${name.length}`] : []
	);

function faultsOfSentence(found: Finding): string[] {
	return (['ja', 'en'] as const).flatMap((locale) => {
		const sentence = message(found, locale);
		const { code } = found;
		if (sentence === code) return [`${code} has no sentence (${locale})`];
		if (/undefined|\[object|NaN(?!」)/.test(sentence) && !JSON.stringify(found).includes('NaN'))
			return [`${code}: ${sentence}`];
		return sentence.length > MAX_SENTENCE ? [`${code} is a sentence of ${sentence.length}`] : [];
	});
}

/** Figures are finite, and texts are such as every database takes. */
function faultsOfValue(value: unknown, path: string): string[] {
	if (typeof value === 'number')
		return Number.isFinite(value) || value === MISSING ? [] : [`${path} is ${value}`];
	if (typeof value === 'string') return value.includes('\0') ? [`${path} holds NUL`] : [];
	if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return [];
	return Object.entries(value).flatMap(([key, one]) => faultsOfValue(one, `${path}.${key}`));
}
