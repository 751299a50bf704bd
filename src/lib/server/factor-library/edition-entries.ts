import type { Confidence } from '$lib/domain/factors/factor';
import { carrierOf } from '$lib/domain/carriers/carriers';
import { printedNameKeys, supplierKey } from '$lib/domain/factors/supplier-name';
import { energyFactors } from './energy-factors';
import { fuelFactors } from './fuel-factors';
import type {
	EditionFile,
	EnergyRulesFile,
	FuelTableFile,
	HistoryFile,
	SupplierListFile
} from './schema';
import { listedFactor } from './supplier-lists';

/** What a reader of the library looks up: a supplier, a fuel, a rule, with all its figures. */
export interface EditionEntry {
	name: string;
	formerName: string | null;
	section: 'retailer' | 'grid_operator' | 'supplier' | 'table';
	registrationNo: string | null;
	/** 把握率, as printed; null where the list prints none. */
	coveragePercent: number | null;
	/** Search forms of all its names. */
	keys: readonly string[];
	figures: readonly EditionFigure[];
}

export interface EditionFigure {
	row: number;
	kind: string;
	/** The list's letter, `residual` or `company_average`. */
	menu: string | null;
	/** As printed. */
	label: string | null;
	area: string | null;
	carriers: readonly string[];
	/** In `unit`; the same twice where the source has one figure for both bases. */
	valueBasic: number | null;
	valueAdjusted: number | null;
	unit: string;
	/** As printed, where it is printed in another unit or as a product. */
	printed: string | null;
	substitute: 'yes' | 'no';
	/** `no`: shown, and never calculated with (averages, preliminary figures). */
	used: 'yes' | 'no';
	/** Years of use, both included; null is open. */
	fromYear: number | null;
	toYear: number | null;
	source: string;
	sourceUrl: string | null;
	confidence: Confidence;
	note: string | null;
}

type Scope3File = Extract<EditionFile, { kind: 'scope3' }>;

const table = { formerName: null, section: 'table', registrationNo: null, coveragePercent: null };
const asTable = (name: string, carriers: readonly string[], figures: EditionFigure[]) =>
	({
		...{ ...table, section: 'table' as const, name, figures },
		keys: [name, ...carriers, ...carriers.flatMap((code) => carrierOf(code).printedNames)].map(
			supplierKey
		)
	}) satisfies EditionEntry;

/** Every supplier of a list with all its figures, then what holds for nobody in particular. */
export function supplierEntries(file: SupplierListFile): EditionEntry[] {
	const suppliers = file.suppliers.map((supplier): EditionEntry => {
		const { section, name, formerName, registrationNo, coveragePercent, searchName } = supplier;
		const names = [name, formerName, searchName].filter((one) => one !== null);
		return {
			...{ section, name, formerName, registrationNo },
			coveragePercent: coveragePercent === null ? null : Number(coveragePercent),
			keys: [...new Set([...names.flatMap(printedNameKeys), supplierKey(registrationNo)])],
			figures: supplier.figures.map((figure) => listedFigure(file, figure))
		};
	});
	const common = [
		{ name: '代替値', figure: file.default },
		{ name: '全国平均係数', figure: file.nationalAverage }
	].flatMap(({ name, figure }) =>
		figure ? [asTable(name, [file.carrier], [listedFigure(file, figure)])] : []
	);
	return [...suppliers, ...common];
}

function listedFigure(file: SupplierListFile, figure: SupplierListFile['default']): EditionFigure {
	const { valueBasic, valueAdjusted, unit } = listedFactor(file, figure);
	const { row, kind, menu, label, area, basic, adjusted, substitute, note } = figure;
	const both = basic === adjusted ? basic : `${basic} / ${adjusted}`;
	return {
		...{ row, kind, menu, label, area, substitute, note, valueBasic, valueAdjusted, unit },
		carriers: [file.carrier],
		printed: file.printedUnit === unit ? null : `${both} ${file.printedUnit}`,
		used: kind === 'national_average' ? 'no' : 'yes',
		...{ fromYear: file.useYear, toYear: file.useYear },
		...{ source: file.source, sourceUrl: file.sourceUrl, confidence: 'high' }
	};
}

const number = (text: string | null) => (text === null ? null : Number(text));

/** One entry for each supplier, its years newest first as the file holds them. */
export function historyEntries(file: HistoryFile): EditionEntry[] {
	const bySupplier = Map.groupBy(file.rows, ({ supplier }) => supplier);
	return [...bySupplier].map(([name, rows]) => {
		const named = asTable(
			name,
			[file.carrier],
			rows.map((row) => historyFigure(file, row))
		);
		const english = rows.flatMap((row) => (row.supplierEn ? [supplierKey(row.supplierEn)] : []));
		return { ...named, keys: [...new Set([...named.keys, ...english])] };
	});
}

function historyFigure(file: HistoryFile, row: HistoryFile['rows'][number]): EditionFigure {
	const unused =
		row.standing === 'preliminary' || row.useYear === null || row.kind === 'national_average';
	return {
		...{ row: row.row, kind: row.standing === 'preliminary' ? 'preliminary' : row.kind },
		...{ menu: row.menu, label: row.menuText, area: null, carriers: [file.carrier] },
		...{ valueBasic: number(row.basic), valueAdjusted: number(row.adjusted) },
		...{ unit: file.printedUnit, printed: null, substitute: 'no', used: unused ? 'no' : 'yes' },
		...{ fromYear: row.useYear, toYear: row.useYear, note: row.note },
		...{ source: row.source, sourceUrl: row.sourceUrl, confidence: row.confidence }
	};
}

/** Heat × carbon × 44/12 stands as the product that it is. */
export function fuelEntries(file: FuelTableFile): EditionEntry[] {
	const factors = fuelFactors(file);
	return file.rows.map((row) => {
		const { factor } = factors.find((one) => one.row === row.row)!;
		const printed =
			row.tCo2PerUnit === null
				? `${row.heatGjPerUnit} GJ/${row.unit} × ${row.carbonTPerGj} tC/GJ × 44/12`
				: `${row.tCo2PerUnit} t-CO2/${row.unit}`;
		return asTable(row.supplier ? `${row.name} ${row.supplier}` : row.name, row.carriers, [
			{
				...{ row: row.row, kind: 'fuel', menu: null, label: null, area: null, printed },
				...{ carriers: row.carriers, unit: factor.unit, substitute: 'no', used: 'yes' },
				...{ valueBasic: factor.valueBasic, valueAdjusted: factor.valueAdjusted },
				...{ fromYear: row.fromYear, toYear: row.toYear, note: row.note },
				...{ source: row.source, sourceUrl: file.sourceUrl, confidence: row.confidence }
			}
		]);
	});
}

/** Conversions of a carrier, and rules that belong to none. */
export function energyEntries(file: EnergyRulesFile): EditionEntry[] {
	const factors = energyFactors(file);
	const conversions = file.rows.map((row) => {
		const { gjPerUnit, unit } = factors.find(({ id }) => id.startsWith(`${file.id}/${row.row}/`))!;
		const printed = `${row.gjPerUnit} GJ/${row.unit}`;
		return asTable(row.name, row.carriers, [
			{ ...ruleFigure(row), carriers: row.carriers, ...both(gjPerUnit), unit, printed }
		]);
	});
	const rules = file.rules.map((row) =>
		asTable(
			row.name,
			[],
			[
				{
					...ruleFigure(row),
					...both(Number(row.value)),
					unit: row.unit,
					carriers: [],
					kind: 'rule'
				}
			]
		)
	);
	return [...conversions, ...rules];
}

const both = (value: number) => ({ valueBasic: value, valueAdjusted: value });

type Rule = EnergyRulesFile['rows' | 'rules'][number];

function ruleFigure(rule: Rule) {
	const { row, fromYear, toYear, source, sourceUrl, confidence, note } = rule;
	return {
		...{ row, fromYear, toYear, source, sourceUrl, confidence, note, kind: 'conversion' },
		...{ menu: null, label: null, area: null, printed: null },
		...{ substitute: 'no' as const, used: 'yes' as const }
	};
}

export function scope3Entries(file: Scope3File): EditionEntry[] {
	return file.rows.map(({ row, name, value, unit, category }) =>
		asTable(
			name,
			[],
			[
				{
					...{ row, kind: 'scope3', menu: null, label: category, area: null, carriers: [] },
					...{ ...both(Number(value)), unit, printed: null, substitute: 'no', used: 'yes' },
					...{ fromYear: null, toYear: null, source: file.source, sourceUrl: file.sourceUrl },
					...{ confidence: 'high', note: null }
				}
			]
		)
	);
}
