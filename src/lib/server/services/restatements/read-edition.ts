import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { finding, type Finding } from '$lib/domain/finding';
import type { ListFacts } from '$lib/importers/factor-lists/factor-list';
import { listFindings } from '$lib/importers/factor-lists/list-checks';
import { LIST_KINDS } from '$lib/importers/factor-lists/list-kinds';
import { condense } from '$lib/importers/reading';
import { readFactorList } from '$lib/importers/factor-lists/read-factor-list';
import { scopeOfConsortiumJob } from '../../access/job-scope';
import { Invalid } from '../../errors';
import {
	type EditionFile,
	parseEdition,
	seriesOf,
	shippedEdition,
	shippedEditions
} from '../../factor-library';
import { compareEditions } from '../../factor-library/compare-editions';
import { insertFactorEdition } from '../../repositories/factor-editions';
import { type Database, type ReadTx, read, write } from '../../repositories/transaction';
import type { ConsortiumScope } from '../../access/context';
import { editionsInForce } from './in-force';
import { judgeEdition } from './judge-edition';

export interface ReadEditionJob {
	owner: { consortiumId: string; userId: string };
	path: string;
	fileName: string;
	given: ListFacts;
	limits: { unpackedBytes: number; rows: number };
	nowMs: number;
}

interface ReadEdition {
	edition: EditionFile | null;
	findings: Finding[];
}

/** In a worker: the file as an edition of the consortium, or refused with all that is wrong. */
export async function readEditionTask(
	database: Database,
	job: ReadEditionJob
): Promise<{ editionId: string; isNew: 'yes' | 'no' }> {
	const consortium = scopeOfConsortiumJob(job.owner);
	try {
		const bytes = await readFile(job.path);
		const { edition, findings } = readEditionFile(bytes, job);
		if (!edition) throw new Invalid('edition.refused', {}, findings);
		const judged = await read(database, consortium, (tx) => judge(consortium, tx, edition));
		const all = [...findings, ...judged];
		if (all.some(({ severity }) => severity === 'blocking'))
			throw new Invalid('edition.refused', {}, all);
		const isNew = await write(database, consortium, (tx) =>
			insertFactorEdition(consortium, tx, {
				...{ editionId: edition.id, series: seriesOf(edition), content: JSON.stringify(edition) },
				...{ fileName: job.fileName, fileBytes: bytes, findings: JSON.stringify(all) },
				...{ createdAt: job.nowMs, createdBy: consortium.userId }
			})
		);
		return { editionId: edition.id, isNew: isNew ? 'yes' : 'no' };
	} finally {
		await rm(job.path, { force: true });
	}
}

async function judge(consortium: ConsortiumScope, tx: ReadTx, edition: EditionFile) {
	const inForce = await editionsInForce(consortium, tx);
	const differences = compareEditions(baseOf(edition, inForce), edition);
	return judgeEdition(edition, { others: inForce, differences });
}

/** What it is compared with: the one of its series that counts, or the newest list of its kind. */
export function baseOf(edition: EditionFile, inForce: readonly EditionFile[]): EditionFile | null {
	const series = seriesOf(edition);
	const same = inForce.find((one) => seriesOf(one) === series);
	if (same || edition.kind !== 'supplier_list') return same ?? null;
	const { carrier, useYear } = edition;
	const earlier = inForce
		.filter((one) => one.kind === 'supplier_list')
		.filter((one) => one.carrier === carrier && one.useYear < useYear)
		.sort((a, b) => b.useYear - a.useYear);
	return earlier[0] ?? null;
}

function readEditionFile(bytes: Uint8Array, job: ReadEditionJob): ReadEdition {
	const own = ownForm(bytes);
	if (own) return own;
	const { fileName, given, limits } = job;
	const { content, findings } = readFactorList({ bytes, fileName, given, limits });
	return content ? checked(identified(content), findings) : { edition: null, findings };
}

/** The JSON of the shipped editions; null where the file is something else. */
function ownForm(bytes: Uint8Array): ReadEdition | null {
	const text = new TextDecoder()
		.decode(bytes)
		.replace(/^\ufeff/, '')
		.trimStart();
	if (!text.startsWith('{')) return null;
	const parsed = parseEdition(text);
	if ('edition' in parsed) return judgedOwn(identified(dated(parsed.edition)));
	return { edition: null, findings: [unfit(parsed)] };
}

/** Whatever is kept can be read again. */
function checked(edition: EditionFile, findings: Finding[]): ReadEdition {
	const parsed = parseEdition(JSON.stringify(edition));
	if ('edition' in parsed) return { edition, findings };
	return { edition: null, findings: [...findings, unfit(parsed)] };
}

const unfit = ({ path, message }: { path: string; message: string }) =>
	finding('blocking', 'factors.json_invalid', { path, message });

/** Lists of one year are told apart by their day. */
function dated(edition: EditionFile): EditionFile {
	if (edition.kind !== 'supplier_list' || edition.label.includes(edition.listDate)) return edition;
	return { ...edition, label: `${edition.label}（${edition.listDate}）` };
}

/** What a table is checked for is checked here too. */
function judgedOwn(edition: EditionFile): ReadEdition {
	if (edition.kind !== 'supplier_list') return { edition, findings: [] };
	const kind = LIST_KINDS.find(({ carrier }) => carrier === edition.carrier);
	if (!kind) return { edition: null, findings: [finding('blocking', 'factors.kind_unknown')] };
	const suppliers = edition.suppliers.map((supplier) => ({
		...supplier,
		places: supplier.figures.map(({ row }) => ({ sheet: null, row }))
	}));
	return {
		edition,
		findings: condense(listFindings({ ...edition, suppliers, orphans: [] }, kind), [])
	};
}

/** The id says series, day and content: the same list brought in twice is one edition. */
function identified(content: object & { kind: string }): EditionFile {
	const { id: given, ...rest } = { id: '', ...content } as EditionFile;
	const draft = { ...rest, id: 'draft' } as EditionFile;
	const series = seriesFor(draft, given);
	const named = series === null ? rest : { ...rest, series };
	const hash = createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 16);
	return { ...named, id: `${baseName(draft, series)}-${hash}` } as EditionFile;
}

/** Lists of suppliers stand for each other by carrier and year; others name what they stand for. */
function seriesFor(edition: EditionFile, given: string): string | null {
	if (edition.kind === 'supplier_list') return null;
	if (edition.series !== undefined) return edition.series;
	if (shippedEdition(given)) return seriesOf(shippedEdition(given)!);
	return edition.kind === 'fuel_table' ? fuelSeries(edition) : `${edition.kind}/${given}`;
}

/** The shipped table that speaks of most of the same fuels and years. */
function fuelSeries(edition: Extract<EditionFile, { kind: 'fuel_table' }>): string {
	const keys = new Set(edition.rows.map(({ carriers, fromYear }) => `${carriers[0]} ${fromYear}`));
	const ranked = shippedEditions()
		.filter((one) => one.kind === 'fuel_table')
		.map((one) => ({
			series: seriesOf(one),
			shared: one.rows.filter((row) => keys.has(`${row.carriers[0]} ${row.fromYear}`)).length
		}))
		.sort((a, b) => b.shared - a.shared);
	const first = Math.min(...edition.rows.map(({ fromYear }) => fromYear));
	return ranked[0] && ranked[0].shared > 0 ? ranked[0].series : `fuels/${first}`;
}

function baseName(edition: EditionFile, series: string | null): string {
	if (edition.kind !== 'supplier_list') return (series ?? edition.kind).replaceAll('/', '-');
	return `${edition.carrier}-result-${edition.resultYear}@${edition.listDate}`;
}
