import { datesInWords } from '$i18n/dates';
import * as messages from '$i18n/paraglide/messages';
import type { Finding } from '$lib/domain/finding';
import { NamedError } from './errors';

export type Locale = 'ja' | 'en';

type Params = Record<string, string | number>;
type Sentence = (params: Params, options: { locale: Locale }) => string;

const sentences = messages as unknown as Record<string, Sentence>;

/** The finding in words: what is wrong, where, and what to do. */
export function message(finding: Finding, locale: Locale): string {
	const printed = withDates(withThousands(finding.params), locale);
	const params = { ...printed, ...fieldLabel(finding.params.field, locale) };
	return (
		sentence(`finding_${key(finding.code)}`, params, locale) ??
		sentence(`error_${key(finding.code)}`, params, locale) ??
		finding.code
	);
}

export function withMessage<F extends Finding>(
	finding: F,
	locale: Locale
): F & { message: string } {
	return { ...finding, message: message(finding, locale) };
}

/** Why a request was refused, in words; what is not ours to explain gets the general sentence. */
export function errorSentence(error: unknown, locale: Locale): string {
	if (!(error instanceof NamedError)) return messages.error_internal({}, { locale });
	const [first] = error.findings;
	// `carrier.unknown` of a carrier that was left out: the field's own sentence has the words.
	if (first?.code.startsWith('field.') && !error.code.startsWith('request.'))
		return message(first, locale);
	const params = withDates(error.params, locale);
	return (
		sentence(`error_${key(error.code)}`, params, locale) ??
		(first && first.code === error.code ? message(first, locale) : null) ??
		sentence(`error_${key(snake(error.name))}`, params, locale) ??
		messages.error_internal({}, { locale })
	);
}

/** Years and places in a file are numbers, but no amounts. */
const NO_AMOUNTS = new Set([
	'year',
	'line',
	'firstRow',
	'headerRow',
	'record',
	'useYear',
	'resultYear'
]);
const AMOUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 12 });

/** 1,234,567 as ledgers print it, in both languages. */
function withThousands(params: Params): Params {
	return Object.fromEntries(
		Object.entries(params).map(([name, value]) =>
			typeof value === 'number' && !NO_AMOUNTS.has(name)
				? [name, AMOUNT.format(value)]
				: [name, value]
		)
	);
}

/** Where days and months stand; other places may quote a cell, which stays as it is printed. */
const DATES = new Set([
	...['from', 'to', 'start', 'end', 'day', 'days', 'month', 'months'],
	...['period', 'first', 'second']
]);

function withDates(params: Params, locale: Locale): Params {
	return Object.fromEntries(
		Object.entries(params).map(([name, value]) =>
			typeof value === 'string' && DATES.has(name)
				? [name, datesInWords(value, locale)]
				: [name, value]
		)
	);
}

/** The name of a thing with a code: `carrier_city_gas`, `layout_tepco-kurashi`. */
export function label(name: string, locale: Locale, params: Params = {}): string {
	return sentence(name.replace(/[.-]/g, '_'), params, locale) ?? name;
}

function sentence(name: string, params: Params, locale: Locale): string | null {
	const inWords = { ...params, ...listOfChoices(params.choices, locale) };
	return Object.hasOwn(sentences, name) ? (sentences[name]?.(inWords, { locale }) ?? null) : null;
}

/** Programs get one choice to a line, as a name may hold a comma; people get each in quotes. */
function listOfChoices(choices: string | number | undefined, locale: Locale): Params {
	if (typeof choices !== 'string') return {};
	const names = choices.split('\n');
	return {
		choices:
			locale === 'ja'
				? names.map((name) => `「${name}」`).join('')
				: names.map((name) => `“${name}”`).join(', ')
	};
}

/** `floorAreaM2` is for programs; people read the field's label where there is one. */
function fieldLabel(field: string | number | undefined, locale: Locale): Params {
	if (typeof field !== 'string') return {};
	return { field: sentence(`field_${snake(field)}`, {}, locale) ?? field };
}

const key = (code: string) => code.replaceAll('.', '_');

const snake = (name: string) =>
	name.replace(/[A-Z]/g, (letter, at: number) => `${at ? '_' : ''}${letter.toLowerCase()}`);
