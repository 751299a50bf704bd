/**
 * The printed examples that the API can answer (rows of the worked examples), within half of the
 * last printed digit, and the refusals that the contract names.
 */
import { describe, expect, test } from 'vitest';
import { calculateEmissions } from '$lib/server/services/api-schemas/calculations';
import { ask, refused, world } from './client';

const BEFORE_REVISION = '2021-06-15';
const AFTER_REVISION = '2024-06-15';

interface Example {
	row: string;
	carrier: string;
	quantity: number;
	unit: string;
	date: string;
	printed: string;
	of: 'crudeOilKl' | 'co2Tonnes';
}

const oil = (row: string, use: [string, number, string], date: string, printed: string) =>
	example(row, use, { date, printed, of: 'crudeOilKl' });
const co2 = (row: string, use: [string, number, string], date: string, printed: string) =>
	example(row, use, { date, printed, of: 'co2Tonnes' });

function example(
	row: string,
	[carrier, quantity, unit]: [string, number, string],
	rest: Pick<Example, 'date' | 'printed' | 'of'>
): Example {
	return { row, carrier, quantity, unit, ...rest };
}

const examples: Example[] = [
	oil('1', ['city_gas', 1300, 'thousand_m3'], AFTER_REVISION, '1509'),
	oil('2', ['city_gas', 2600, 'thousand_m3'], AFTER_REVISION, '3019'),
	oil('3', ['city_gas', 1, 'thousand_m3'], AFTER_REVISION, '1.161'),
	co2('4', ['city_gas', 1, 'thousand_m3'], AFTER_REVISION, '2.05'),
	co2('9', ['heavy_oil_a', 1, 'kL'], BEFORE_REVISION, '2.71'),
	co2('9', ['lng', 1, 't'], BEFORE_REVISION, '2.70'),
	co2('9', ['coal', 1, 't'], BEFORE_REVISION, '2.33'),
	co2('10', ['gasoline', 1, 'kL'], BEFORE_REVISION, '2.32'),
	co2('10', ['kerosene', 1, 'kL'], BEFORE_REVISION, '2.49'),
	oil('14', ['gasoline', 100, 'L'], BEFORE_REVISION, '0.09'),
	oil('14', ['kerosene', 100, 'L'], BEFORE_REVISION, '0.09'),
	oil('14', ['lpg', 100, 'kg'], BEFORE_REVISION, '0.13')
];

function halfOfLastDigit(printed: string): number {
	const decimals = printed.split('.')[1]?.length ?? 0;
	return 0.5 * 10 ** -decimals;
}

test.for(examples)(
	'row $row: $quantity $unit of $carrier on $date give $printed ($of)',
	async ({ carrier, quantity, unit, date, printed, of }) => {
		const answer = await ask(calculateEmissions, { body: { carrier, quantity, unit, date } });
		const got = of === 'crudeOilKl' ? answer.crudeOilKl : (answer.co2KgBasic ?? NaN) / 1000;
		expect(Math.abs(got! - Number(printed))).toBeLessThanOrEqual(halfOfLastDigit(printed));
	}
);

/** The official list of FY2023 on, on 10 kL: 22.9, 25.0, 26.2 and 27.5 t. */
test.for([
	['gasoline', 22_900],
	['kerosene', 25_000],
	['diesel', 26_200],
	['heavy_oil_a', 27_500]
] as const)('10 kL of %s after the revision give the listed %d kg', async ([carrier, massKg]) => {
	const answer = await ask(calculateEmissions, {
		body: { carrier, quantity: 10_000, unit: 'L', date: AFTER_REVISION }
	});
	expect(answer.co2KgBasic).toBeCloseTo(massKg, 6);
});

test('row 10: 1 thousand m3 of Tokyo Gas’s 13A gave 2.24 t before the revision', async () => {
	const answer = await ask(calculateEmissions, {
		body: {
			carrier: 'city_gas',
			quantity: 1,
			unit: 'thousand_m3',
			date: BEFORE_REVISION,
			supplier: '東京ガス'
		}
	});
	expect(Math.abs(answer.co2KgBasic! / 1000 - 2.24)).toBeLessThanOrEqual(0.005);
});

test('row 16: 1,000 kWh at an own factor of 0.438 kg are 438 kg', async () => {
	const answer = await ask(calculateEmissions, {
		body: {
			carrier: 'electricity',
			quantity: 1000,
			unit: 'kWh',
			date: AFTER_REVISION,
			factorOverrides: { electricity: { kgCo2PerUnit: 0.438 } }
		}
	});
	expect(answer.co2KgAdjusted).toBeCloseTo(438, 9);
	expect(answer.factor.status).toBe('own');
});

describe('electricity', () => {
	const kwh = (more: object) => ({
		body: { carrier: 'electricity', quantity: 100_000, unit: 'kWh', date: '2025-06-01', ...more }
	});

	test('100,000 kWh of TEPCO Energy Partner without a menu in FY2025 are 45,200 kg', async () => {
		const answer = await ask(calculateEmissions, kwh({ supplier: '東京電力エナジーパートナー' }));
		expect(answer.co2KgAdjusted).toBeCloseTo(45_200, 6);
		expect(answer.factor).toMatchObject({
			valueAdjusted: 0.452,
			unit: 'kg-CO2/kWh',
			resultYear: 2024,
			useYear: 2025,
			status: 'official'
		});
	});

	test('the name as printed in the list finds the same factor', async () => {
		const printed = await ask(
			calculateEmissions,
			kwh({ supplier: '東京電力エナジーパートナー(株)' })
		);
		expect(printed.co2KgAdjusted).toBeCloseTo(45_200, 6);
	});

	test('menu A of TEPCO Energy Partner emits nothing', async () => {
		const answer = await ask(
			calculateEmissions,
			kwh({ supplier: '東京電力エナジーパートナー', menu: 'A' })
		);
		expect(answer.co2KgAdjusted).toBe(0);
	});

	test('without a supplier the national default 0.416 is used and named', async () => {
		const answer = await ask(calculateEmissions, kwh({}));
		expect(answer.co2KgAdjusted).toBeCloseTo(41_600, 6);
		expect(answer.factor.valueAdjusted).toBe(0.416);
		expect(answer.findings.map(({ code }) => code)).toContain('factor.default_used');
		expect(answer.factor.found.length).toBeGreaterThan(0);
	});

	test('100,000 kWh are 864 GJ from FY2023 on, and 976 before where day and night are not told', async () => {
		const after = await ask(calculateEmissions, kwh({}));
		const before = await ask(calculateEmissions, kwh({ date: BEFORE_REVISION }));
		expect(after.gigajoules).toBeCloseTo(864, 9);
		expect(before.gigajoules).toBeCloseTo(976, 9);
	});

	test('MWh and kWh of the same energy emit the same', async () => {
		const [mwh, same] = await Promise.all([
			ask(calculateEmissions, kwh({ quantity: 100, unit: 'MWh' })),
			ask(calculateEmissions, kwh({}))
		]);
		expect(mwh.co2KgAdjusted).toBeCloseTo(same.co2KgAdjusted!, 9);
	});
});

describe('refusals are 422 with the code of the contract', () => {
	const good = { carrier: 'kerosene', quantity: 1, unit: 'L', date: AFTER_REVISION };
	/** Three areas with 1.81, 2.09 and 2.13 kg per m3. */
	const otaki = {
		carrier: 'city_gas',
		quantity: 1,
		unit: 'm3',
		date: '2025-06-01',
		supplier: '大多喜ガス株式会社'
	};
	const electricity = { carrier: 'electricity', quantity: 1, unit: 'kWh', date: '2025-06-01' };

	test.for([
		['unit.not_for_carrier', { ...good, unit: 'kWh' }],
		['unit.not_for_carrier', { ...good, unit: 'furlong' }],
		['carrier.ambiguous', { ...good, carrier: 'heavy_oil' }],
		['carrier.unknown', { ...good, carrier: 'phlogiston' }],
		['quantity.invalid', { ...good, quantity: '1' }],
		['quantity.invalid', { ...good, quantity: null }],
		['date.out_of_range', { ...good, date: '1950-04-01' }],
		['date.out_of_range', { ...good, date: '2099-04-01' }],
		['supplier.unknown', { ...electricity, supplier: '存在しない電力' }],
		['menu.unknown', { ...electricity, supplier: '東京電力エナジーパートナー', menu: 'ZZ' }],
		['area.required', otaki],
		['date.out_of_range', { ...good, date: '2024-02-30' }],
		['quantity.invalid', { ...good, quantity: -1 }],
		['quantity.invalid', { ...good, quantity: 1e308 }]
	] as const)('%s: %j', async ([code, body]) => {
		const problem = await refused(calculateEmissions, { body });
		expect(problem).toMatchObject({ status: 422, code });
		expect(problem.detail).not.toBe('');
	});

	test.for(['carrier', 'quantity', 'unit', 'date'] as const)(
		'a body without %s is told so, and no sentence speaks of undefined',
		async (field) => {
			const { [field]: _left, ...body } = good;
			const problem = await refused(calculateEmissions, { body });
			expect(problem.status).toBe(422);
			expect(problem.findings).toMatchObject([
				{ code: 'field.required', where: { column: field } }
			]);
			expect(JSON.stringify(problem)).not.toContain('undefined');
		}
	);

	test('a missing area comes with the choices', async () => {
		const problem = await refused(calculateEmissions, {
			body: otaki
		});
		expect(String(problem.params?.choices).split('\n')).toContain(
			'大多喜ガス株式会社の供給エリア（払出エリアC）'
		);
	});
});

test.for([
	['千kWh', 'electricity', 8.64],
	['㎥', 'city_gas', 0.045],
	['リットル', 'kerosene', 0.0365],
	['ＫＬ', 'kerosene', 36.5]
] as const)('%s is read as printed: 1 of %s is %d GJ', async ([unit, carrier, gigajoules]) => {
	const answer = await ask(calculateEmissions, {
		body: { carrier, quantity: 1, unit, date: AFTER_REVISION }
	});
	expect(answer.gigajoules).toBeCloseTo(gigajoules, 9);
});

test('an area that decides nothing is named, and the figure is given all the same', async () => {
	const answer = await ask(calculateEmissions, {
		body: { carrier: 'kerosene', quantity: 1, unit: 'L', date: AFTER_REVISION, area: '関東' }
	});
	expect(answer.co2KgBasic).toBeCloseTo(2.5, 9);
	expect(answer.findings.map(({ code }) => code)).toEqual(['factor.area_unused']);
});

test('a read token is enough, and nothing is stored', async () => {
	const body = { carrier: 'kerosene', quantity: 1, unit: 'L', date: AFTER_REVISION };
	await ask(calculateEmissions, { body, token: world.readToken });
});
