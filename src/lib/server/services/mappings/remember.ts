import { createHash, randomUUID } from 'node:crypto';
import type { DecodeOutcome } from '$lib/importers/decode';
import {
	remapped,
	shapesIn,
	taughtTable,
	type TaughtTable
} from '$lib/importers/mapping/header-shape';
import type { Document, Mapping } from '$lib/importers/importer';
import { tableToMap } from '$lib/importers/registry';
import type { Import } from '../../repositories/imports';
import {
	insertRememberedMapping,
	listRememberedMappings,
	type MappingOfImport
} from '../../repositories/remembered-mappings';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import type { ImportRequest, Taught } from '../imports/job';

/**
 * What a company's people said of the columns of a file holds for the next one with the same
 * headings. It is remembered when the file is committed, and stands while that import does:
 * undoing it brings back the mapping before it, if there was one. A person can forget it.
 */
export interface Recalled {
	mapping: Mapping;
	taught: Taught;
	/** The whole table has one period, which has to be said for each file anew. */
	lacks: 'period' | null;
}

/**
 * How the headings of a table were mapped; of several rows that fit, the first. Of a workbook the
 * likeliest table comes first; the others count where the person had chosen a sheet.
 */
export async function recall(
	scope: CompanyScope,
	tx: ReadTx,
	{ tables, also }: { tables: readonly Document[]; also: 'standing' | 'undone' }
): Promise<Recalled | null> {
	const shaped = tables.flatMap((document, at) =>
		[...shapesIn(document)].map(([shape, row]) => ({ document, at, row, shape: hashOf(shape) }))
	);
	if (shaped.length === 0) return null;
	const known = await listRememberedMappings(scope, tx, [
		...new Set(shaped.map(({ shape }) => shape))
	]);
	const fitting = also === 'undone' ? known : known.filter(stands);
	for (const { document, at, row, shape } of shaped) {
		const found = fitting.find((one) => one.shape === shape && (at === 0 || isOfSheet(one)));
		if (found) return recalled(document, found, row);
	}
	return null;
}

const isOfSheet = ({ mapping }: MappingOfImport): boolean =>
	(JSON.parse(mapping) as Mapping).sheet !== undefined;

export const stands = ({ importStatus }: MappingOfImport): boolean => importStatus === 'committed';

function recalled(document: Document, known: MappingOfImport, headerRow: number): Recalled {
	const given = JSON.parse(known.mapping) as Mapping;
	const skipped = JSON.parse(known.skipped) as TaughtTable['skipped'];
	const mapping = remapped(document, { mapping: given, skipped, headerRow });
	const table = taughtTable(document, mapping)!;
	return {
		mapping,
		taught: { ...table, shape: known.shape, by: known.taughtBy, at: known.taughtAt },
		lacks: given.period ? 'period' : null
	};
}

/** What a mapping that a person gives is to be remembered by; null where nothing tells its table. */
export function taughtBy(
	decoded: DecodeOutcome,
	mapping: Mapping,
	who: Pick<Taught, 'by' | 'at'>
): Taught | null {
	const document = tableToMap(decoded, mapping.sheet);
	const table = document && taughtTable(document, mapping);
	return table && { ...table, shape: hashOf(table.shape), ...who };
}

/** In the transaction of the commit. */
export async function rememberMapping(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, request }: Pick<Import, 'importId' | 'request'>
): Promise<void> {
	const { mapping, taught } = JSON.parse(request) as ImportRequest;
	if (!mapping || !taught) return;
	await insertRememberedMapping(scope, tx, {
		mappingId: randomUUID(),
		importId,
		shape: taught.shape,
		headings: JSON.stringify(taught.headings),
		mapping: JSON.stringify(mapping),
		skipped: JSON.stringify(taught.skipped),
		taughtBy: taught.by,
		taughtAt: taught.at
	});
}

function hashOf(shape: string): string {
	return createHash('sha256').update(shape).digest('hex');
}
