import { readCarrier } from '$lib/domain/carriers/carriers';
import type { FactorQuery, FactorResolution } from '$lib/domain/factors/factor';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import type { FactorLibrary } from '$lib/domain/factors/factor-library';
import type { Outcome } from '$lib/domain/outcome';
import { isoDay, monthOf, parseIsoDay, todayInJapan } from '$lib/domain/time/day';
import { authorise } from '../access/authorise';
import type { Context } from '../access/context';
import { Invalid } from '../errors';
import { errorSentence, type Locale, withMessage } from '../sentences';
import {
	editionIdOf,
	loadFactorLibrary,
	searchSuppliers as searchLibrary,
	type SupplierChoice
} from '../factor-library';
import { explanationOf } from './factor-explanation';
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
	const { date, ...asked } = question;
	const query = { ...asked, month: monthOfDate(date) };
	return answerTo(query, { library: loadFactorLibrary(), locale: context.locale });
}

/** A question to any library, answered in words. */
export function answerTo(
	query: FactorQuery,
	{ library, locale }: { library: FactorLibrary; locale: Locale }
): FactorAnswer {
	const resolved = accepted(resolveFactor(query, library));
	const findings = resolved.findings.map((one) => withMessage(one, locale));
	return { ...factorView(resolved, query, locale), findings };
}

/** What a page says of a question: the factor, or in words why there is none to tell. */
export interface FactorLookUp {
	factor: FactorAnswer | null;
	refusal: string | null;
}

const field = (search: URLSearchParams, name: string, max = 200) =>
	search.get(name)?.trim().slice(0, max) || null;

/** A question as it stands in a page's address; without a day it is about today. */
export function askedOf(search: URLSearchParams): FactorQuestion & { date: string } {
	const [supplier, menu, area] = ['supplier', 'menu', 'area'].map((name) => field(search, name));
	return {
		carrier: field(search, 'carrier', 40) ?? 'electricity',
		date: field(search, 'date', 10) ?? today(),
		...{ supplier, menu, area }
	};
}

const today = () => isoDay(todayInJapan(Date.now()));

/** The same for a page, which explains a refusal instead of failing with it. */
export function lookUpFactor(context: Context, question: FactorQuestion): FactorLookUp {
	return explained(context, () => findFactor(context, question));
}

export function explained({ locale }: Context, answer: () => FactorAnswer): FactorLookUp {
	try {
		return { factor: answer(), refusal: null };
	} catch (error) {
		if (!(error instanceof Invalid)) throw error;
		return { factor: null, refusal: errorSentence(error, locale) };
	}
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
export function factorView(
	resolution: FactorResolution,
	query: FactorQuery,
	locale: Locale
): FactorView {
	const { factor, status, found } = resolution;
	const way = { status, found, explanation: explanationOf(query, resolution, locale) };
	if (!factor) return { ...nothing(accepted(readCarrier(query.carrier)).code), ...way };
	const { confidence: _confidence, ...shown } = factor;
	return { ...shown, editionId: editionIdOf(factor.id), ...way };
}

/** No factor was found: the shape stays, its values are null. */
function nothing(code: string): Omit<FactorView, 'status' | 'found' | 'explanation'> {
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
		editionId: null,
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
