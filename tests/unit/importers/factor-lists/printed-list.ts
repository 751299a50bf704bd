/** The shipped editions as the ministries print them: merged blocks, heads of pages, notes. */
import type { EditionFile } from '$lib/server/factor-library';
import type { Cell, MadeSheet } from '../../../importers/made-workbook';

export type SupplierList = Extract<EditionFile, { kind: 'supplier_list' }>;
type Figure = SupplierList['default'];
type Supplier = SupplierList['suppliers'][number];

interface Print {
	rows: string[][];
	/** Columns of numbers, written as such into a workbook, and with which format. */
	figures: { columns: number[]; format: string };
	merges: string[];
}

const PAGE = 60;

const HEADS: Record<string, string[]> = {
	electricity: [
		...['登録番号', '電気事業者名', '基礎排出係数\n(t-CO2/kWh)', '', '調整後排出係数\n(t-CO2/kWh)'],
		...['', '把握率(％)', '把握できなかった理由']
	],
	city_gas: [
		...['登録番号', 'ガス事業者名', '供給区域・メニュー', '基礎排出係数(t-CO2/千ｍ３)'],
		'調整後排出係数(t-CO2/千ｍ３)'
	],
	heat_other: [
		...['登録番号', '熱供給事業者名', '供給区域・メニュー', '基礎排出係数（t-CO2/GJ）'],
		'調整後排出係数（t-CO2/GJ）'
	]
};

const TITLES: Record<string, string[][]> = {
	electricity: [
		['電気事業者別排出係数（特定排出者の温室効果ガス排出量算定用）－令和６年度実績－'],
		['R8.1.9 環境省・経済産業省公表、R8.2.25・R8.6.4 一部更新']
	],
	city_gas: [['ガス事業者別排出係数 －令和７年度供給実績－'], ['令和8年6月30日 公表']],
	heat_other: [['熱供給事業者別排出係数 －令和６年度供給実績－'], ['令和8年6月30日 公表']]
};

export function printedList(list: SupplierList): Print {
	const rows: string[][] = [...TITLES[list.carrier]!, []];
	const merges: string[] = [];
	const head = HEADS[list.carrier]!;
	let section: Supplier['section'] | null = null;
	rows.push(head);
	for (const supplier of list.suppliers) {
		if (supplier.section !== section && supplier.section === 'grid_operator')
			rows.push(['※：異常値のため代替値0.000422を用いた。'], ['（一般送配電事業者）'], head);
		section = supplier.section;
		const top = rows.length + 1;
		supplier.figures.forEach((figure, at) => {
			rows.push(rowOf(list, { supplier, figure, at }));
			if (rows.length % PAGE === 0) rows.push([`${rows.length / PAGE}ページ`], head);
		});
		const bottom = top + supplier.figures.length - 1;
		// A block over the end of a page is not merged.
		if (bottom > top && rows.length === bottom)
			merges.push(`A${top}:A${bottom}`, `B${top}:B${bottom}`);
	}
	rows.push(closing(list, ['代替値', list.default]));
	if (list.nationalAverage) rows.push(closing(list, ['全国平均係数', list.nationalAverage]));
	rows.push(['注１：把握率は、実績の電力量に対する割合。']);
	const format = list.carrier === 'electricity' ? '0.000000' : '0.00##';
	const columns = list.carrier === 'electricity' ? [3, 5, 6] : [3, 4];
	return { rows, figures: { columns, format }, merges };
}

function rowOf(
	list: SupplierList,
	{ supplier, figure, at }: { supplier: Supplier; figure: Figure; at: number }
): string[] {
	const own = at === 0 ? [supplier.registrationNo, supplier.name] : ['', ''];
	const label = figure.label ?? '';
	const [basic, adjusted] = [printed(list, figure.basic), printed(list, figure.adjusted)];
	if (list.carrier !== 'electricity') return [...own, label, basic, adjusted];
	const mark = figure.substitute === 'yes' ? '※' : '';
	const coverage = at === 0 ? (supplier.coveragePercent ?? '－') : '';
	return [...own, label, basic + mark, label, adjusted + mark, coverage, ''];
}

function closing(list: SupplierList, [name, figure]: [string, Figure]): string[] {
	const [basic, adjusted] = [printed(list, figure.basic), printed(list, figure.adjusted)];
	if (list.carrier !== 'electricity') return ['', name, '', basic, adjusted];
	return ['', name, '', basic, '', adjusted, '', ''];
}

/** Six decimals of t for three of kg. */
const printed = ({ carrier }: SupplierList, value: string) =>
	carrier === 'electricity' ? (Number(value) / 1000).toFixed(6) : value;

export function asCsv({ rows }: Pick<Print, 'rows'>): string {
	const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
	return rows.map((cells) => cells.map(quoted).join(',')).join('\r\n');
}

export function asSheet({ rows, figures, merges }: Print): MadeSheet {
	const { columns, format } = figures;
	const cellOf = (cell: string, column: number): Cell => {
		if (cell === '') return null;
		const isFigure = columns.includes(column) && /^[\d.]+$/.test(cell);
		return isFigure ? { v: Number(cell), format } : cell;
	};
	return { name: '一覧', rows: rows.map((cells) => cells.map(cellOf)), merges };
}

/** What the ministries' layout does not hold: notes in English and forms for the search. */
export function comparableList(list: Omit<SupplierList, 'id' | 'series'>) {
	const bare = (figure: Figure) => ({ ...figure, note: null, label: figure.label });
	const { carrier, listDate, resultYear, useYear, printedUnit, nationalAverage } = list;
	return {
		...{ carrier, listDate, resultYear, useYear, printedUnit, default: bare(list.default) },
		nationalAverage: nationalAverage && bare(nationalAverage),
		suppliers: list.suppliers.map((supplier) => ({
			...supplier,
			searchName: null,
			figures: supplier.figures.map(bare)
		}))
	};
}

/** Our own flat form of an electricity list. */
export function flatElectricity(list: SupplierList): string {
	const head =
		'section,registration_no,supplier_ja,supplier_search,former_name_ja,menu,menu_ja,row_type,is_residual,is_company_average,basic_kgco2_per_kwh,adjusted_kgco2_per_kwh,is_substitute,coverage_percent,result_fy,applies_to_fy,list_date,note';
	const tail = [String(list.resultYear), String(list.useYear), list.listDate];
	const own = (supplier: Supplier) => [
		...[supplier.section, supplier.registrationNo, supplier.name, supplier.searchName ?? ''],
		supplier.formerName ?? ''
	];
	const row = (first: string[], coverage: string | null) => (figure: Figure) => [
		...[...first, figure.menu ?? '', figure.label ?? '', figure.kind, '0', '0'],
		...[figure.basic, figure.adjusted, figure.substitute === 'yes' ? '1' : '0', coverage ?? ''],
		...[...tail, figure.note ?? '']
	];
	return [
		head.split(','),
		...list.suppliers.flatMap((one) => one.figures.map(row(own(one), one.coveragePercent))),
		row(['default', '', '代替値', '代替値', ''], null)(list.default),
		row(['national_average', '', '全国平均係数', '', ''], null)(list.nationalAverage!)
	]
		.map((cells) => cells.join(','))
		.join('\n');
}
