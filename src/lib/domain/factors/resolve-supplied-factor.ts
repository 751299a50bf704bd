import { finding, type Finding } from '../finding';
import { no, yes, type Outcome } from '../outcome';
import type { FactorRefusal, FactorResolution, FoundStep } from './factor';
import { standingIn } from './edition-lags';
import { holdsIn, type FactorLibrary, type SupplierList } from './factor-library';
import { figureInHistory, isKnownSupplier } from './history';
import { chooseFigure } from './listed-figure';
import { resolution } from './resolution';
import type { SuppliedQuery } from './supplied-query';
import { findSupplier } from './supplier-name';

type Answer = Outcome<FactorResolution, FactorRefusal>;

/** The list that serves a year: its own, or for a newer year the newest one, provisionally. */
interface ServingList {
	list: SupplierList;
	standing: 'official' | 'provisional';
}

const OWN_TRIED: FoundStep = { step: 'own_factor', matched: '' };
const SUPPLIER_TRIED: readonly FoundStep[] = [
	OWN_TRIED,
	{ step: 'supplier_menu', matched: '' },
	{ step: 'supplier_residual', matched: '' }
];

export function resolveSuppliedFactor(query: SuppliedQuery, library: FactorLibrary): Answer {
	const serving = servingList(query, library);
	if (query.supplier === null)
		return yes(withDefaultSaid(query, nationalDefault(query, library, [])));
	return serving
		? fromList(query, query.supplier, serving)
		: fromHistory(query, query.supplier, library);
}

/** Where the year has no default either, nothing was calculated with it. */
function withDefaultSaid(query: SuppliedQuery, answer: FactorResolution): FactorResolution {
	if (answer.factor === null) return answer;
	return { ...answer, findings: [defaultUsed(query), ...answer.findings] };
}

function servingList({ carrier, year }: SuppliedQuery, library: FactorLibrary): ServingList | null {
	const lists = library.supplierLists
		.filter((list) => list.carrier === carrier.code)
		.sort((a, b) => b.useYear - a.useYear || (a.listDate < b.listDate ? 1 : -1));
	const own = lists.find((list) => standingIn(list, year) === 'official');
	const list = own ?? lists[0];
	const standing = list ? standingIn(list, year) : null;
	return list && standing ? { list, standing } : null;
}

function fromList(query: SuppliedQuery, name: string, { list, standing }: ServingList): Answer {
	const supplier = findSupplier(list.suppliers, name);
	if (!supplier) return no('supplier.unknown', { supplier: name, edition: list.default.edition });
	const chosen = chooseFigure(supplier, query);
	if (!chosen.ok) return chosen;
	const { figure, step, matched } = chosen.value;
	const menuTried: FoundStep[] =
		step === 'supplier_menu' ? [] : [{ step: 'supplier_menu', matched: '' }];
	const findings = [
		...(standing === 'provisional' ? [provisional(query, list)] : []),
		...(figure.substitute === 'yes' ? [substitute(supplier.name)] : [])
	];
	const found = [OWN_TRIED, ...menuTried, { step, matched }];
	return yes(resolution(chosen.value.factor, found, { standing, findings }));
}

/** No complete list of that year: a collected figure of the supplier, or the national default. */
function fromHistory(query: SuppliedQuery, name: string, library: FactorLibrary): Answer {
	if (!isKnownSupplier(query.carrier.code, name, library))
		return no('supplier.unknown', { supplier: name, edition: query.carrier.code });
	const entry = figureInHistory(query, library);
	if (!entry) {
		const missing = finding('warning', 'factor.supplier_year_missing', {
			supplier: name,
			year: query.year
		});
		return yes(nationalDefault(query, library, [missing]));
	}
	const menuTried: FoundStep[] =
		entry.step === 'supplier_menu' ? [] : [{ step: 'supplier_menu', matched: '' }];
	const matched = `${entry.figure.factor.supplier} ${entry.figure.label}`;
	const found = [OWN_TRIED, ...menuTried, { step: entry.step, matched }];
	return yes(resolution(entry.figure.factor, found));
}

/** The year's national default (代替値), or `not_computed` with the reasons so far. */
function nationalDefault(
	query: SuppliedQuery,
	library: FactorLibrary,
	findings: Finding[]
): FactorResolution {
	const serving = servingList(query, library);
	if (serving) {
		const { list, standing } = serving;
		if (standing === 'provisional') findings.push(provisional(query, list));
		const found = [...SUPPLIER_TRIED, defaultStep(list.default.valueAdjusted)];
		return resolution(list.default, found, { standing, findings });
	}
	const { carrier, year } = query;
	const entry = library.defaults.find((one) => one.carrier === carrier.code && holdsIn(one, year));
	if (entry) {
		const found = [...SUPPLIER_TRIED, defaultStep(entry.factor.valueAdjusted)];
		return resolution(entry.factor, found, { findings });
	}
	const missing = finding('warning', 'factor.not_computed', { carrier: carrier.code, year });
	const found: FoundStep[] = [...SUPPLIER_TRIED, { step: 'national_default', matched: '' }];
	return { factor: null, status: 'not_computed', found, findings: [...findings, missing] };
}

function defaultStep(value: number | null): FoundStep {
	return { step: 'national_default', matched: `代替値 ${value}` };
}

function defaultUsed({ carrier, year }: SuppliedQuery): Finding {
	return finding('warning', 'factor.default_used', { carrier: carrier.code, year });
}

function provisional({ year }: SuppliedQuery, list: SupplierList): Finding {
	return finding('note', 'factor.provisional', { year, edition: list.default.edition });
}

function substitute(supplier: string): Finding {
	return finding('note', 'factor.substitute_value', { supplier });
}
