import type { EnergyFactor } from './energy-factor';
import type { Factor } from './factor';

/** All editions, read into one value. `server/factor-library` makes it; nothing here changes it. */
export interface FactorLibrary {
	/** Complete lists of all suppliers of a carrier for one year of use. */
	supplierLists: readonly SupplierList[];
	/** Single figures of suppliers for years whose complete list is not in the library. */
	supplierHistory: readonly HistoryFigure[];
	/** National defaults (代替値) of supplied carriers. */
	defaults: readonly DatedFactor[];
	/** National averages (全国平均係数) of power, which are no default. */
	nationalAverages: readonly DatedFactor[];
	fuels: readonly DatedFactor[];
	energyFactors: readonly EnergyFactor[];
	/** From how many kL a year, over all its sites, a business is designated (特定事業者). */
	designation: { kl: number; source: string };
}

export interface SupplierList {
	carrier: string;
	resultYear: number;
	/** From the result's year by the lag of the carrier (edition-lags.ts). */
	useYear: number;
	listDate: string;
	suppliers: readonly ListedSupplier[];
	/** For a supplier that is not on this list. */
	default: Factor;
}

export interface ListedSupplier {
	section: 'retailer' | 'grid_operator' | 'supplier';
	name: string;
	/** Search forms of the present names, and those of former ones. */
	keys: readonly string[];
	formerKeys: readonly string[];
	figures: readonly ListedFigure[];
}

export interface ListedFigure {
	kind: 'single' | 'menu' | 'residual' | 'company_average';
	/** As printed: メニューM(残差). Empty for a supplier with one figure. */
	label: string;
	/** `yes` where the ministries put a default in place of an abnormal result (※). */
	substitute: 'yes' | 'no';
	factor: Factor;
}

export interface HistoryFigure {
	kind: HistoryKind;
	key: string;
	fromYear: number;
	toYear: number;
	/** The file's own words on what kind of figure it is. */
	label: string;
	/** Number of the row in its edition: decides between rows that are alike otherwise. */
	row: number;
	factor: Factor;
}

export type HistoryKind =
	| 'residual'
	| 'main_menu'
	| 'company'
	| 'company_average'
	| 'company_basic_residual_adjusted'
	| 'not_stated';

/** A factor of years `fromYear`…`toYear`, both included; null = until it is replaced. */
export interface DatedFactor {
	carrier: string;
	fromYear: number;
	toYear: number | null;
	/** As printed: 灯油, 代替値. */
	label: string;
	factor: Factor;
}

export function holdsIn(figure: { fromYear: number; toYear: number | null }, year: number) {
	return figure.fromYear <= year && (figure.toYear === null || year <= figure.toYear);
}

/** The factor of an id that a derived row kept; null when no edition of this library has it. */
export function factorById(library: FactorLibrary, id: string): Factor | null {
	const listed = library.supplierLists.flatMap((list) => [
		list.default,
		...list.suppliers.flatMap((supplier) => supplier.figures.map((figure) => figure.factor))
	]);
	const dated = [...library.defaults, ...library.fuels, ...library.supplierHistory];
	return [...listed, ...dated.map((one) => one.factor)].find((one) => one.id === id) ?? null;
}

/** The conversion of an id that a derived row kept; null when no edition of this library has it. */
export function energyFactorById(library: FactorLibrary, id: string): EnergyFactor | null {
	return library.energyFactors.find((one) => one.id === id) ?? null;
}
