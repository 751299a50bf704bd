import { describe, expect, it } from 'vitest';
import * as messages from '$i18n/paraglide/messages';
import { explainResolution, STEP_OF_WHY } from '$lib/domain/factors/explain-resolution';
import type { FactorQuery } from '$lib/domain/factors/factor';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import { explanationOf } from '$lib/server/services/factor-explanation';
import { library } from './resolved';

const TEPCO = '東京電力エナジーパートナー';

function resolved(query: FactorQuery) {
	const found = resolveFactor(query, library);
	if (!found.ok) throw new Error(found.code);
	return found.value;
}

const explain = (query: FactorQuery) => explainResolution(query, resolved(query));
const why = (query: FactorQuery) => explain(query).map((one) => one.why);
const power = { carrier: 'electricity', month: '2025-10' };

describe('the way to a factor', () => {
	it.each<[string, FactorQuery, string[]]>([
		['a menu', { ...power, supplier: TEPCO, menu: 'A' }, ['own_none', 'menu_used']],
		[
			'the residual without a menu',
			{ ...power, supplier: TEPCO },
			['own_none', 'menu_not_given', 'residual_used']
		],
		[
			'the company figure of a supplier without residual',
			{ ...power, supplier: 'リニューアブル・ジャパン' },
			['own_none', 'menu_not_given', 'residual_none', 'company_used']
		],
		[
			'the only figure',
			{ ...power, supplier: '大垣ガス' },
			['own_none', 'menu_not_given', 'only_used']
		],
		['nobody’s supply', power, ['own_none', 'no_supplier', 'default_used']],
		[
			'a supplier in a year without its list',
			{ ...power, month: '2022-10', supplier: 'オプテージ' },
			['own_none', 'supplier_year_missing', 'default_used']
		],
		[
			'a year without anything',
			{ ...power, month: '2012-10' },
			['own_none', 'no_supplier', 'default_none']
		],
		[
			'a figure of the whole company that was collected',
			{ ...power, month: '2016-10', supplier: TEPCO },
			['own_none', 'menu_not_given', 'residual_not_collected', 'company_collected']
		],
		['a fuel', { carrier: 'kerosene', month: '2025-10' }, ['own_none', 'fuel_used']],
		['a fuel without a figure', { carrier: 'rpf', month: '2020-10' }, ['own_none', 'fuel_none']],
		['water', { carrier: 'water', month: '2025-10' }, ['not_energy']],
		[
			'an own factor',
			{ ...power, own: { id: '1', valueBasic: 0.3, valueAdjusted: 0.3, source: '契約書' } },
			['own_used']
		]
	])('of %s', (_of, query, expected) => {
		expect(why(query)).toEqual(expected);
	});

	it('ends with the step that found it, and only that one was used', () => {
		const steps = explain({ ...power, supplier: TEPCO });
		expect(steps.map(({ step, outcome }) => [step, outcome])).toEqual([
			['own_factor', 'passed'],
			['supplier_menu', 'passed'],
			['supplier_residual', 'used']
		]);
	});

	it('uses no step where nothing was found', () => {
		const steps = explain({ ...power, month: '2012-10' });
		expect(steps.filter(({ outcome }) => outcome === 'used')).toEqual([]);
	});

	it('agrees with what the search recorded, for every supplier of every list', () => {
		for (const { carrier, suppliers } of library.supplierLists)
			for (const { name, figures } of suppliers) {
				const { area } = figures[0]!.factor;
				const query = { carrier, month: '2025-10', supplier: name, area };
				expect(explain(query).at(-1)!.step).toBe(resolved(query).found.at(-1)!.step);
			}
	});
});

describe('in words', () => {
	it.each(Object.keys(STEP_OF_WHY))('%s has a sentence in both languages', (code) => {
		expect(Object.hasOwn(messages, `factor_why_${code}`)).toBe(true);
	});

	const words = (query: FactorQuery, locale: 'ja' | 'en') =>
		explanationOf(query, resolved(query), locale);

	it('a substitute value, a provisional list and an unverified figure are said', () => {
		const substitute = library.supplierLists
			.find(({ carrier }) => carrier === 'electricity')!
			.suppliers.flatMap(({ name, figures }) =>
				figures.some((one) => one.substitute === 'yes' && one.kind === 'single') ? [name] : []
			)[0]!;
		const of = (query: FactorQuery) =>
			words(query, 'ja')
				.filter(({ about }) => about === 'caution')
				.map(({ sentence }) => sentence)
				.join('');
		expect(of({ ...power, supplier: substitute })).toContain('※');
		expect(of({ ...power, month: '2026-10', supplier: TEPCO })).toContain('暫定');
		expect(of({ ...power, month: '2021-10', supplier: TEPCO })).toContain('出典を確認できていない');
	});

	it('no sentence keeps a code, a blank or a placeholder', () => {
		const sentences = (['ja', 'en'] as const).flatMap((locale) =>
			[power, { ...power, supplier: TEPCO, menu: 'A' }, { ...power, month: '2012-10' }].flatMap(
				(query) => words(query, locale).map(({ sentence }) => sentence)
			)
		);
		expect(sentences.filter((one) => /undefined|null|\{|factor_|: ?[。.]$/.test(one))).toEqual([]);
	});

	it('the years stand where the figure has them, and not for a fuel', () => {
		const years = (query: FactorQuery) =>
			words(query, 'en').filter(({ about }) => about === 'years');
		expect(years({ ...power, supplier: TEPCO })[0]!.sentence).toContain('FY2026');
		expect(years({ carrier: 'kerosene', month: '2025-10' })).toEqual([]);
	});
});
