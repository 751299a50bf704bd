import { readCarrier } from '../carriers/carriers';
import { fiscalYearOf } from '../time/day';
import type { FactorQuery, FactorResolution, FoundStep } from './factor';

/** Why a step of the search was taken or passed over; the sentence is message `factor_why_<why>`. */
export interface ExplainedStep {
	step: FoundStep['step'];
	outcome: 'used' | 'passed';
	why: Why;
	params: Record<string, string | number>;
}

export type Why =
	| 'own_used'
	| 'own_none'
	| 'not_energy'
	| 'fuel_used'
	| 'fuel_none'
	| 'no_supplier'
	| 'supplier_year_missing'
	| 'menu_used'
	| 'menu_not_given'
	| 'residual_used'
	| 'residual_collected'
	| 'residual_none'
	| 'residual_not_collected'
	| 'company_used'
	| 'company_collected'
	| 'only_used'
	| 'default_used'
	| 'default_none';

type Explain = (step: FoundStep['step'], why: Why) => ExplainedStep;

/**
 * The search that led to a factor, step by step, with those that were passed over and why: what
 * `found` records, and what it leaves out because the list did not have it.
 */
export function explainResolution(
	query: FactorQuery,
	{ factor, found }: Pick<FactorResolution, 'factor' | 'found'>
): ExplainedStep[] {
	const last = found.at(-1);
	if (!last) return [];
	const params = paramsOf(query, last.matched);
	const used: Explain = (step, why) => ({ step, outcome: 'used', why, params });
	const passed: Explain = (step, why) => ({ step, outcome: 'passed', why, params });
	if (last.step === 'not_energy') return [used('not_energy', 'not_energy')];
	if (last.step === 'own_factor') return [used('own_factor', 'own_used')];
	const steps = stepsTo(last.step, {
		asked: query.supplier?.trim() ? 'supplier' : 'nobody',
		// Figures that were collected one by one stand in no list of all suppliers.
		from: factor !== null && factor.listDate === null ? 'collected' : 'list',
		end: factor === null ? 'none' : 'used'
	});
	return [
		passed('own_factor', 'own_none'),
		...steps.slice(0, -1).map((why) => passed(STEP_OF_WHY[why], why)),
		...steps.slice(-1).map((why) => (factor === null ? passed : used)(STEP_OF_WHY[why], why))
	];
}

interface Way {
	asked: 'supplier' | 'nobody';
	from: 'list' | 'collected';
	end: 'used' | 'none';
}

/** The reasons in their order; the last one is where the search ended. */
function stepsTo(step: FoundStep['step'], { asked, from, end }: Way): Why[] {
	switch (step) {
		case 'supplier_menu':
			return ['menu_used'];
		case 'supplier_residual':
			return ['menu_not_given', from === 'list' ? 'residual_used' : 'residual_collected'];
		case 'supplier_company_figure':
			return from === 'list'
				? ['menu_not_given', 'residual_none', 'company_used']
				: ['menu_not_given', 'residual_not_collected', 'company_collected'];
		case 'supplier_only_figure':
			return ['menu_not_given', 'only_used'];
		case 'fuel_table':
			return [end === 'used' ? 'fuel_used' : 'fuel_none'];
		default:
			return [
				asked === 'nobody' ? 'no_supplier' : 'supplier_year_missing',
				end === 'used' ? 'default_used' : 'default_none'
			];
	}
}

/** Every reason, with the step that it is about. */
export const STEP_OF_WHY: Record<Why, FoundStep['step']> = {
	own_used: 'own_factor',
	own_none: 'own_factor',
	not_energy: 'not_energy',
	fuel_used: 'fuel_table',
	fuel_none: 'fuel_table',
	no_supplier: 'supplier_menu',
	supplier_year_missing: 'supplier_menu',
	menu_used: 'supplier_menu',
	menu_not_given: 'supplier_menu',
	residual_used: 'supplier_residual',
	residual_collected: 'supplier_residual',
	residual_none: 'supplier_residual',
	residual_not_collected: 'supplier_residual',
	company_used: 'supplier_company_figure',
	company_collected: 'supplier_company_figure',
	only_used: 'supplier_only_figure',
	default_used: 'national_default',
	default_none: 'national_default'
};

function paramsOf({ carrier, month, supplier }: FactorQuery, matched: string) {
	const read = readCarrier(carrier);
	return {
		carrier: read.ok ? read.value.code : carrier,
		year: fiscalYearOf(month),
		supplier: supplier?.trim() ?? '',
		matched
	};
}
