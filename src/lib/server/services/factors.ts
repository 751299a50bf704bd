import { readCarrier } from '$lib/domain/carriers/carriers';
import type { FactorResolution } from '$lib/domain/factors/factor';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import type { Outcome } from '$lib/domain/outcome';
import { monthOf, parseIsoDay } from '$lib/domain/time/day';
import { authorise } from '../access/authorise';
import type { Context } from '../access/context';
import { Invalid } from '../errors';
import { withMessage } from '../sentences';
import {
	loadFactorLibrary,
	searchSuppliers as searchLibrary,
	type SupplierChoice
} from '../factor-library';
import type { FactorAnswer, FactorView } from './views';

export interface FactorQuestion {
	carrier: string;
	/** `YYYY-MM-DD` of the use. */
	date: string;
	supplier?: string | null;
	menu?: string | null;
	area?: string | null;
}

/** The factor of a day, how it was found and what to know of it. Refusals are `Invalid`. */
export function findFactor(context: Context, question: FactorQuestion): FactorAnswer {
	authorise(context, 'factor', 'read');
	const { date, ...query } = question;
	const resolved = accepted(
		resolveFactor({ ...query, month: monthOfDate(date) }, loadFactorLibrary())
	);
	const findings = resolved.findings.map((one) => withMessage(one, context.locale));
	return { ...factorView(resolved, accepted(readCarrier(query.carrier)).code), findings };
}

/** Suppliers of the newest list for a type-ahead: printed name, menus and areas. */
export function searchSuppliers(
	context: Context,
	{ carrier, text, limit = 20 }: { carrier: string; text: string; limit?: number }
): SupplierChoice[] {
	authorise(context, 'factor', 'read');
	return searchLibrary(accepted(readCarrier(carrier)).code, text, limit);
}

/** A resolution as the API shows it. */
export function factorView({ factor, status, found }: FactorResolution, code: string): FactorView {
	if (!factor) return { ...nothing(code), status, found };
	const { confidence: _confidence, ...shown } = factor;
	return { ...shown, status, found };
}

/** No factor was found: the shape stays, its values are null. */
function nothing(code: string): Omit<FactorView, 'status' | 'found'> {
	return {
		id: '',
		carrier: code,
		supplier: null,
		menu: null,
		area: null,
		valueBasic: null,
		valueAdjusted: null,
		unit: `kg-CO2/${accepted(readCarrier(code)).baseUnit}`,
		edition: '',
		listDate: null,
		resultYear: null,
		useYear: null,
		source: ''
	};
}

export function monthOfDate(date: string): string {
	const day = parseIsoDay(date);
	if (day === null) throw new Invalid('date.out_of_range', { date });
	return monthOf(day);
}

/** The value of an outcome; its refusal becomes that of the request. */
export function accepted<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Invalid(outcome.code, outcome.params);
	return outcome.value;
}
