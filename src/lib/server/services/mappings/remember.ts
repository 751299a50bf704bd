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

/** How the headings of a document were mapped; of several rows that fit, the first. */
export async function recall(
	scope: CompanyScope,
	tx: ReadTx,
	{ document, also }: { document: Document; also: 'standing' | 'undone' }
): Promise<Recalled | null> {
	const rows = new Map([...shapesIn(document)].map(([shape, row]) => [hashOf(shape), row]));
	if (rows.size === 0) return null;
	const known = await listRememberedMappings(scope, tx, [...rows.keys()]);
	const fitting = also === 'undone' ? known : known.filter(stands);
	const [first] = fitting.toSorted((a, b) => rows.get(a.shape)! - rows.get(b.shape)!);
	return first ? recalled(document, first, rows.get(first.shape)!) : null;
}

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
	const document = tableToMap(decoded);
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
