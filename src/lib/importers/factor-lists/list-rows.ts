import { isBlank } from '../text/csv';
import { type ColumnMeans, type Heading, headingAt } from './columns';
import type { Section } from './factor-list';
import { printedFigure } from './printed-figure';

/** Rows of one sheet, or of a text. */
export interface ListTable {
	sheet: string | null;
	rows: string[][];
}

export interface Place {
	sheet: string | null;
	row: number;
}

/** A row of figures with what is printed in it; blocks are put together afterwards. */
export interface ListRow extends Place {
	section: Section | 'default' | 'national_average';
	registrationNo: string;
	name: string;
	searchName: string | null;
	formerName: string | null;
	area: string;
	menu: string;
	/** null: no figure stands there. */
	basic: string | null;
	adjusted: string | null;
	substitute: 'yes' | 'no';
	coverage: string | null;
	note: string | null;
	/** Said by the row itself, in our own form. */
	resultYear: string;
	useYear: string;
	listDate: string;
}

export interface ListRows {
	heading: Heading;
	/** What stands above the first headings. */
	preamble: string[][];
	rows: ListRow[];
}

/** The rows of figures of a table; null where no headings of such a list are in it. */
export function listRows({ sheet, rows }: ListTable, section: Section): ListRows | null {
	let heading: Heading | null = null;
	let preamble: string[][] = [];
	let within: Section = section;
	const found: ListRow[] = [];
	for (let at = 0; at < rows.length; at++) {
		const cells = rows[at]!;
		if (isBlank(cells)) continue;
		const head = headingAt(rows, at);
		if (head) {
			if (!heading) preamble = rows.slice(0, at);
			heading ??= head;
			heading = { ...heading, columns: head.columns };
			at += head.count - 1;
			continue;
		}
		if (!heading) continue;
		const row = rowOf(cells, { columns: heading.columns, section: within }) ?? defaultSaid(cells);
		if (row) found.push({ ...row, sheet, row: at + 1 });
		else within = sectionSaid(cells) ?? within;
	}
	return heading ? { heading, preamble, rows: found } : null;
}

/** A line between the tables: 一般送配電事業者. */
function sectionSaid(cells: readonly string[]): Section | null {
	const text = cells.join('').normalize('NFKC');
	if (text.length > MAX_SECTION_LINE) return null;
	if (/一般送配電事業者/.test(text)) return 'grid_operator';
	return /小売電気事業者/.test(text) ? 'retailer' : null;
}

const MAX_SECTION_LINE = 60;

type Read = Omit<ListRow, keyof Place>;

const DEFAULT_LINE = /^[(]?代替値[)]?[^\d※]{0,30}(\d+\.\d+)/;

/** A line of its own below the table: 代替値：0.000416 t-CO2/kWh. */
function defaultSaid(cells: readonly string[]): Read | null {
	const value = DEFAULT_LINE.exec(cells.join('').normalize('NFKC').trim())?.[1];
	if (value === undefined) return null;
	return {
		...{ section: 'default', registrationNo: '', name: '', searchName: null, formerName: null },
		...{ area: '', menu: '', basic: value, adjusted: value, substitute: 'no', coverage: null },
		...{ note: null, resultYear: '', useYear: '', listDate: '' }
	};
}

function rowOf(
	cells: readonly string[],
	{ columns, section }: { columns: readonly ColumnMeans[]; section: Section }
): Read | null {
	const of = (means: ColumnMeans) =>
		cells.filter((_, column) => columns[column] === means).map((cell) => cell.trim());
	const first = (means: ColumnMeans) => of(means).find((cell) => cell !== '') ?? '';
	const [basic, adjusted] = [figureIn(of('basic')), figureIn(of('adjusted'))];
	if (basic.digits === null && adjusted.digits === null) return null;
	const name = withoutMark(first('name'));
	const marked = basic.marked === 'yes' || adjusted.marked === 'yes' || first('substitute') === '1';
	return {
		section: sectionOf({ said: first('section'), name, number: first('registrationNo') }, section),
		...{ registrationNo: first('registrationNo'), name, area: first('area') },
		searchName: first('searchName') || null,
		formerName: first('formerName') || null,
		menu: first('menu') || basic.text || adjusted.text,
		...{ basic: basic.digits, adjusted: adjusted.digits },
		substitute: marked ? 'yes' : 'no',
		coverage: coverageIn(first('coverage')),
		note: first('note') || null,
		...{ resultYear: first('resultYear'), useYear: first('useYear'), listDate: first('listDate') }
	};
}

/** Where menu and figure stand under one heading, the text is the menu. */
function figureIn(cells: readonly string[]) {
	const printed = cells.map(printedFigure);
	const figure = printed.find(({ kind }) => kind === 'figure');
	const text =
		cells.find((cell, at) => printed[at]!.kind === 'text' && !/^[※*]\d*$/.test(cell)) ?? '';
	if (figure?.kind !== 'figure') return { digits: null, marked: 'no' as const, text };
	const beside = cells.some((cell) => /^[※*]\d*$/.test(cell));
	return { digits: figure.digits, marked: beside ? ('yes' as const) : figure.marked, text };
}

function coverageIn(cell: string): string | null {
	const printed = printedFigure(cell.replace(/[%％]$/, ''));
	if (printed.kind !== 'figure') return null;
	const [whole, fraction = ''] = printed.digits.split('.');
	return `${whole}.${fraction.padEnd(2, '0')}`;
}

/** 〇〇電力(株)※2: the mark leads to a note. */
const withoutMark = (name: string) => name.replace(/\s*※\d{0,2}$/, '');

const SECTIONS: readonly ListRow['section'][] = [
	...(['retailer', 'grid_operator', 'supplier', 'default', 'national_average'] as const)
];

function sectionOf(
	{ said, name, number }: { said: string; name: string; number: string },
	within: Section
): ListRow['section'] {
	const own = SECTIONS.find((one) => one === said);
	if (own) return own;
	const words = `${name}${number}`;
	if (/^[(（]?代替値/.test(words)) return 'default';
	return /^[(（]?全国平均/.test(words) ? 'national_average' : within;
}
