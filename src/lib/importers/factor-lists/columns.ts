import { comparable } from '../cells/half-width';

/** What the columns of a list of suppliers are, as the ministries head them and as ours do. */
export type ColumnMeans =
	| 'section'
	| 'registrationNo'
	| 'searchName'
	| 'formerName'
	| 'name'
	| 'area'
	| 'menu'
	| 'basic'
	| 'adjusted'
	| 'substitute'
	| 'coverage'
	| 'resultYear'
	| 'useYear'
	| 'listDate'
	| 'note'
	| 'other';

/** In the order in which they decide; headings are compared in half width without spaces. */
const DECLARED: readonly [ColumnMeans, RegExp][] = [
	['section', /^section$/],
	['registrationNo', /登録番号|^番号$|^no\.?$|^registrationno$/],
	['searchName', /^suppliersearch$/],
	['formerName', /^formernameja$/],
	['other', /理由|備考|^rowtype$|^menu$|^isresidual$|^iscompanyaverage$/],
	['coverage', /把握率|^coveragepercent$/],
	['adjusted', /調整後|^adjusted/],
	['basic', /基礎排出係数|^基礎|^basic/],
	['name', /事業者名|^事業者$|^supplierja$/],
	['menu', /メニュー|^menuja$|^areaandmenuja$/],
	['area', /^(?:供給)?(?:区域|地域|エリア|地区)名?$|^areaja$/],
	['substitute', /^issubstitute$/],
	['resultYear', /^resultfy$/],
	['useYear', /^appliestofy$/],
	['listDate', /^listdate$/],
	['note', /^note$/]
];

export interface Heading {
	columns: ColumnMeans[];
	/** Rows that it takes. */
	count: number;
	/** Headings of the figures, and the row below, where the unit may stand. */
	units: string;
	words: string;
}

const NEEDED: readonly ColumnMeans[] = ['name', 'basic', 'adjusted'];

/** The headings that begin at a row, over one row or two; null where none do. */
export function headingAt(rows: readonly string[][], at: number): Heading | null {
	const [first, second] = [rows[at] ?? [], rows[at + 1] ?? []];
	const single = meaningsOf(first);
	if (single.includes('name') === false) return null;
	if (isHeading(single)) return headingOf(first, { columns: single, count: 1, below: second });
	const width = Math.max(first.length, second.length);
	const both = Array.from({ length: width }, (_, column) => joined(first, second, column));
	const columns = meaningsOf(both);
	return isHeading(columns)
		? headingOf(both, { columns, count: 2, below: rows[at + 2] ?? [] })
		: null;
}

function joined(above: readonly string[], below: readonly string[], column: number): string {
	const [group, own] = [above[column] ?? '', below[column] ?? ''];
	return group === own ? own : group + own;
}

const isHeading = (columns: readonly ColumnMeans[]) =>
	NEEDED.every((means) => columns.includes(means));

function headingOf(
	cells: readonly string[],
	{ columns, count, below }: { columns: ColumnMeans[]; count: number; below: readonly string[] }
): Heading {
	const figures = cells.filter((_, column) => isFigure(columns[column]));
	const unitRow = below.some((cell) => /co2/i.test(cell)) ? below : [];
	return {
		...{ columns, count },
		units: comparable([...figures, ...unitRow].join(' ')),
		words: comparable(cells.join(' '))
	};
}

const isFigure = (means: ColumnMeans | undefined) => means === 'basic' || means === 'adjusted';

function meaningsOf(cells: readonly string[]): ColumnMeans[] {
	const columns = cells.map(meaningOf);
	// Menu and figure share a heading that is printed above the first of the two alone.
	columns.forEach((means, column) => {
		const before = columns[column - 1];
		if (means === 'other' && (cells[column] ?? '').trim() === '' && isFigure(before))
			columns[column] = before!;
	});
	return columns;
}

function meaningOf(cell: string): ColumnMeans {
	if (cell.length > MAX_HEADING_LENGTH) return 'other';
	const words = comparable(cell);
	return DECLARED.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

const MAX_HEADING_LENGTH = 120;
