import { describe, expect, it } from 'vitest';
import type { Context } from '$lib/server/access/context';
import { NamedError } from '$lib/server/errors';
import { calculateCalendarisation, calculateEmissions } from '$lib/server/services/calculations';
import { findFactor, searchSuppliers } from '$lib/server/services/factors';

const reader: Context = {
	principal: {
		userId: 'u',
		email: 'reader@example.jp',
		name: 'Reader',
		operator: 'no',
		memberships: [],
		engagements: [],
		consortia: [],
		rawDataConsents: [],
		via: 'token',
		secondFactor: 'open',
		scopes: ['read']
	},
	declared: 'any',
	outsideReads: [],
	requestId: 'r',
	locale: 'ja'
};
const nobody: Context = { ...reader, principal: null };

const USE = { carrier: 'electricity', quantity: 100_000, unit: 'kWh', date: '2025-10-01' };

function code(run: () => unknown): string {
	try {
		run();
	} catch (error) {
		if (error instanceof NamedError) return `${error.name} ${error.code}`;
		throw error;
	}
	return 'no refusal';
}

describe('POST /calculations/emissions', () => {
	it('answers energy, CO2 on both bases, the factor and how it was found', () => {
		const supplier = '東京電力エナジーパートナー';
		expect(calculateEmissions(reader, { ...USE, supplier })).toMatchObject({
			gigajoules: 864,
			crudeOilKl: 22.2912,
			co2KgBasic: 45_200,
			co2KgAdjusted: 45_200,
			factor: {
				carrier: 'electricity',
				supplier: '東京電力エナジーパートナー(株)',
				valueBasic: 0.452,
				unit: 'kg-CO2/kWh',
				listDate: '2026-06-04',
				resultYear: 2024,
				useYear: 2025,
				status: 'official'
			},
			findings: []
		});
	});

	it('without a supplier uses the default and says so', () => {
		const { co2KgAdjusted, findings } = calculateEmissions(reader, USE);
		expect(co2KgAdjusted).toBe(41_600);
		expect(findings.map((one) => one.code)).toEqual(['factor.default_used']);
	});

	it('reads printed units and reproduces a case with its own factors', () => {
		const own = { electricity: { kgCo2PerUnit: 0.438, gjPerUnit: 0.00976 } };
		const body = { ...USE, quantity: 1, unit: '千kWh', factorOverrides: own };
		expect(calculateEmissions(reader, body)).toMatchObject({
			gigajoules: 9.76,
			co2KgAdjusted: 438,
			factor: { status: 'own', found: [{ step: 'own_factor', matched: '0.438 kg-CO2/kWh' }] }
		});
	});

	it('a month without any factor answers nulls with the reason', () => {
		const result = calculateEmissions(reader, { ...USE, date: '2012-10-01' });
		expect(result).toMatchObject({
			gigajoules: 976,
			co2KgBasic: null,
			factor: { valueBasic: null, status: 'not_computed' }
		});
		expect(result.findings.map((one) => one.code)).toContain('factor.not_computed');
	});

	it.each([
		[{ ...USE, carrier: 'kerosene' }, 'unit.not_for_carrier'],
		[{ ...USE, unit: 'bushel' }, 'unit.not_for_carrier'],
		[{ ...USE, carrier: 'heavy_oil', unit: 'kL' }, 'carrier.ambiguous'],
		[{ ...USE, carrier: 'ether' }, 'carrier.unknown'],
		[{ ...USE, carrier: 7 }, 'carrier.unknown'],
		[{ ...USE, quantity: '100' }, 'quantity.invalid'],
		[{ ...USE, quantity: null }, 'quantity.invalid'],
		[{ ...USE, quantity: -1 }, 'quantity.invalid'],
		[{ ...USE, quantity: Number.NaN }, 'quantity.invalid'],
		[{ ...USE, date: '1999-01-01' }, 'date.out_of_range'],
		[{ ...USE, date: '2099-01-01' }, 'date.out_of_range'],
		[{ ...USE, date: '2025-02-30' }, 'date.out_of_range'],
		[{ ...USE, supplier: '架空電力' }, 'supplier.unknown'],
		[{ ...USE, supplier: 'オプテージ', menu: 'Z' }, 'menu.unknown'],
		[{ ...USE, carrier: 'city_gas', unit: 'm3', supplier: '東部ガス' }, 'area.required']
	])('%j is refused', (body, expected) => {
		expect(code(() => calculateEmissions(reader, body))).toBe(`Invalid ${expected}`);
	});

	it('is for people who signed in', () => {
		expect(code(() => calculateEmissions(nobody, USE))).toBe('NotSignedIn not_signed_in');
		expect(code(() => calculateCalendarisation(nobody, {}))).toBe('NotSignedIn not_signed_in');
		expect(code(() => findFactor(nobody, USE))).toBe('NotSignedIn not_signed_in');
	});
});

describe('POST /calculations/calendarisation', () => {
	const bill = { start: '2025-04-13', end: '2025-05-13', quantity: 300, costYen: 9000 };

	it('answers months with whole figures', () => {
		expect(calculateCalendarisation(reader, { bills: [bill], method: 'days' })).toEqual({
			months: [
				{ month: '2025-04', quantity: 180, costYen: 5400, daysCovered: 18, daysInMonth: 30 },
				{ month: '2025-05', quantity: 120, costYen: 3600, daysCovered: 12, daysInMonth: 31 }
			],
			findings: []
		});
	});

	it.each([
		[{ ...bill, end: '2025-04-13' }, 'bill.period_inverted'],
		[{ ...bill, end: '2025-04-31' }, 'day.invalid'],
		[{ ...bill, end: '9999-01-01' }, 'bill.period_too_long'],
		[{ ...bill, quantity: 1e300 }, 'quantity.invalid'],
		[{ ...bill, quantity: 'viel' }, 'quantity.invalid']
	])('%j is refused', (odd, expected) => {
		const body = { bills: [bill, odd], method: 'days' };
		expect(code(() => calculateCalendarisation(reader, body))).toBe(`Invalid ${expected}`);
	});

	it('takes what a program’s own arithmetic left in the last digits', () => {
		const bills = Array.from({ length: 40 }, (_, index) => ({
			...bill,
			quantity: 100_000 / 3 + index * 0.1
		}));
		const { months } = calculateCalendarisation(reader, { bills, method: 'days' });
		const whole = bills.reduce((sum, one) => sum + one.quantity, 0);
		expect(months.reduce((sum, one) => sum + one.quantity, 0)).toBeCloseTo(whole, 4);
	});
});

describe('GET /factors', () => {
	it('shows each step of the search', () => {
		expect(findFactor(reader, { carrier: 'kerosene', date: '2025-10-01' })).toMatchObject({
			valueBasic: 2.5,
			unit: 'kg-CO2/L',
			found: [
				{ step: 'own_factor', matched: '' },
				{ step: 'fuel_table', matched: '灯油' }
			]
		});
	});

	it('says in words what of the question was not used', () => {
		const question = { carrier: 'kerosene', date: '2025-10-01', area: '関東' };
		expect(findFactor(reader, question).findings).toMatchObject([
			{ code: 'factor.area_unused', message: expect.stringContaining('「関東」') }
		]);
	});

	it('suppliers are searched by a printed carrier name too', () => {
		expect(searchSuppliers(reader, { carrier: '都市ガス', text: '東部' })[0]!.supplier).toBe(
			'東部瓦斯株式会社'
		);
	});
});
