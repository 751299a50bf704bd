import { useYearOf } from '$lib/domain/factors/edition-lags';
import { finding, type Finding } from '$lib/domain/finding';
import { decode } from '../decode';
import { condense } from '../reading';
import { splitRows } from '../text/csv';
import type {
	FactorListOutcome,
	ListedSupplier,
	ListFacts,
	SupplierListContent
} from './factor-list';
import { fuelTable } from './fuel-rows';
import { basisFindings, listFindings } from './list-checks';
import { factsOf, titleOf } from './list-facts';
import { kindOfList, type ListKind, powerOf } from './list-kinds';
import { type ListRow, listRows, type ListRows, type ListTable } from './list-rows';
import { type Block, type Blocks, blocksOf } from './supplier-blocks';

export interface FactorListFile {
	bytes: Uint8Array;
	fileName: string;
	/** What the person who brings the list says of it; null: as the list says. */
	given: ListFacts;
	limits: { unpackedBytes: number; rows: number };
}

/** A list of factors from a text or workbook, in the ministries' layout or our own flat one. */
export function readFactorList({
	bytes,
	fileName,
	given,
	limits
}: FactorListFile): FactorListOutcome {
	const decoded = decode(bytes, fileName, limits);
	if ('refused' in decoded) return refusedWith(decoded.refused);
	const documents = 'document' in decoded ? [decoded.document] : decoded.workbook.documents;
	const notes = 'workbook' in decoded ? decoded.workbook.findings : [];
	const tables = documents.map((document): ListTable & { findings: Finding[] } => {
		const { rows, findings } = splitRows(document, limits.rows);
		return { sheet: document.sheet, rows, findings: [...document.findings, ...findings] };
	});
	const broken = tables.flatMap(({ findings }) => findings);
	if (broken.some(isBlocking)) return { content: null, findings: broken };
	const read = readTables(tables, { title: titleFrom(fileName), given });
	return { ...read, findings: condense([...notes, ...broken, ...read.findings], []) };
}

const isBlocking = ({ severity }: Finding) => severity === 'blocking';

const refusedWith = (...findings: Finding[]): FactorListOutcome => ({ content: null, findings });

const titleFrom = (fileName: string) => fileName.replace(/\.[a-z]{2,5}$/i, '');

interface Naming {
	title: string;
	given: ListFacts;
}

function readTables(tables: readonly ListTable[], naming: Naming): FactorListOutcome {
	for (const table of tables) {
		const fuels = fuelTable(table, naming.title);
		if (fuels) return fuels;
	}
	const parts = tables.flatMap((table) => listRows(table, 'supplier') ?? []);
	const [first] = parts;
	if (!first) return refusedWith(finding('blocking', 'factors.not_a_list'));
	const { units, words } = first.heading;
	const kind = kindOfList(units, words + first.preamble.flat().join(' '));
	if (!kind) return refusedWith(finding('blocking', 'factors.kind_unknown'));
	return readSuppliers(parts, { ...naming, kind });
}

function readSuppliers(
	parts: readonly ListRows[],
	{ kind, title, given }: Naming & { kind: ListKind }
): FactorListOutcome {
	const rows = parts.flatMap((part) => part.rows).map((row) => inSection(row, kind));
	const printed = powerOf(kind, parts[0]!.heading.units);
	const basis = basisFindings(rows);
	const whole = rows.filter(({ basic, adjusted }) => basic !== null && adjusted !== null);
	const blocks = blocksOf(whole, { kind, power: printed ?? kind.usualPower });
	const facts = settle(parts, { rows, given, kind });
	const findings = [
		...(printed === null ? [finding('warning', 'factors.unit_not_printed')] : []),
		...(rows.length === 0 ? [finding('blocking', 'factors.no_rows')] : []),
		...facts.findings,
		...basis,
		...listFindings(blocks, kind)
	];
	if (findings.some(isBlocking)) return { content: null, findings };
	const label = titleOf(parts[0]!.preamble) ?? title;
	return { content: contentOf(blocks, { kind, label, facts: facts.known! }), findings };
}

/** Lists of electricity have two tables, of retailers first. */
function inSection(row: ListRow, { section }: ListKind): ListRow {
	return row.section === 'supplier' ? { ...row, section } : row;
}

type Known = Pick<SupplierListContent, 'listDate' | 'resultYear' | 'useYear'>;

/** What a person says goes before what the rows say, and that before the title. */
function settle(
	parts: readonly ListRows[],
	{ rows, given, kind }: { rows: readonly ListRow[]; given: ListFacts; kind: ListKind }
): { known: Known | null; findings: Finding[] } {
	const said = factsOf(parts.flatMap(({ preamble }) => preamble.flat()).join(' '));
	const own = (of: (row: ListRow) => string) => rows.map(of).find((text) => text !== '') ?? null;
	const year = (text: string | null) => (text === null ? null : Number(text));
	const listDate = given.listDate ?? own((row) => row.listDate) ?? said.listDate;
	const resultYear = given.resultYear ?? year(own((row) => row.resultYear)) ?? said.resultYear;
	const findings = [
		...(listDate === null ? [finding('blocking', 'factors.list_date_missing')] : []),
		...(resultYear === null ? [finding('blocking', 'factors.result_year_missing')] : [])
	];
	if (listDate === null || resultYear === null) return { known: null, findings };
	const useYear = useYearOf(kind.carrier, resultYear)!;
	const printed = year(own((row) => row.useYear));
	if (printed !== null && printed !== useYear)
		findings.push(
			finding('blocking', 'factors.use_year_unfit', { year: printed, useYear, resultYear })
		);
	return { known: { listDate, resultYear, useYear }, findings };
}

function contentOf(
	blocks: Blocks,
	{ kind, label, facts }: { kind: ListKind; label: string; facts: Known }
): SupplierListContent {
	return {
		...{ kind: 'supplier_list', carrier: kind.carrier, source: label, sourceUrl: null },
		label: `${label}（${facts.listDate}）`,
		...facts,
		printedUnit: kind.printedUnit,
		default: blocks.default!,
		nationalAverage: blocks.nationalAverage,
		suppliers: blocks.suppliers.map(withoutPlaces)
	};
}

const withoutPlaces = ({ places: _, ...supplier }: Block): ListedSupplier => supplier;
