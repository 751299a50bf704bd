import type { Confidence, FoundStep } from './factor';
import {
	holdsIn,
	type FactorLibrary,
	type HistoryFigure,
	type HistoryKind
} from './factor-library';
import { menuCode } from './menu';
import type { SuppliedQuery } from './supplied-query';
import { findSupplier, supplierKey } from './supplier-name';

/** Whether any edition, of whatever year, knows a supplier of this name. */
export function isKnownSupplier(carrier: string, name: string, library: FactorLibrary): boolean {
	const key = supplierKey(name);
	const lists = library.supplierLists.filter((list) => list.carrier === carrier);
	return (
		lists.some((list) => findSupplier(list.suppliers, name) !== null) ||
		historyOf(carrier, library).some((figure) => figure.key === key)
	);
}

/** A supplier's collected figure for a year, or null. */
export function figureInHistory(
	{ carrier, year, supplier, menu }: SuppliedQuery,
	library: FactorLibrary
): { figure: HistoryFigure; step: FoundStep['step'] } | null {
	const key = supplierKey(supplier ?? '');
	const figure = historyOf(carrier.code, library)
		.filter((one) => one.key === key && holdsIn(one, year) && servesMenu(one, menu))
		.sort(betterFirst)[0];
	if (!figure) return null;
	return { figure, step: menu === null ? STEP_OF_KIND[figure.kind] : 'supplier_menu' };
}

function historyOf(carrier: string, library: FactorLibrary): HistoryFigure[] {
	return library.supplierHistory.filter((one) => one.factor.carrier === carrier);
}

const STEP_OF_KIND: Record<HistoryKind, FoundStep['step']> = {
	residual: 'supplier_residual',
	main_menu: 'supplier_residual',
	company_basic_residual_adjusted: 'supplier_residual',
	company: 'supplier_company_figure',
	company_average: 'supplier_company_figure',
	not_stated: 'supplier_only_figure'
};

/** Menus of earlier lists are not collected: only what the row itself says can be matched. */
function servesMenu({ kind, factor }: HistoryFigure, menu: string | null): boolean {
	if (menu === null) return true;
	const code = menuCode(menu);
	if (code === 'residual') return kind !== 'company_average';
	if (code === 'company_average') return kind === 'company' || kind === 'company_average';
	return factor.menu === code;
}

const RANK: Record<Confidence, number> = { high: 0, medium: 1, low: 2 };

/** Conflicting rows: higher confidence, then both bases, then the lower row number. */
function betterFirst(a: HistoryFigure, b: HistoryFigure): number {
	return (
		RANK[a.factor.confidence] - RANK[b.factor.confidence] ||
		missingBases(a) - missingBases(b) ||
		a.row - b.row
	);
}

function missingBases({ factor }: HistoryFigure): number {
	return [factor.valueBasic, factor.valueAdjusted].filter((value) => value === null).length;
}
