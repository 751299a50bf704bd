import { describe, expect, test } from 'vitest';
import {
	monthlyEnergyOption,
	type MonthlyContext,
	type MonthlyRow
} from '$lib/charts/monthly-energy';
import { renderSvg } from '$lib/charts/server-renderer';
import { WIDE } from '$lib/charts/drawing';
import type { EnergyFigures } from '$lib/domain/energy/energy-row';

const official = {
	gigajoules: 'official',
	crudeOilKl: 'official',
	co2KgBasic: 'official',
	co2KgAdjusted: 'official'
} as const;

function figures(costYen: number | null, change: Partial<EnergyFigures> = {}): EnergyFigures {
	return {
		quantity: 1_000,
		unit: 'kWh',
		gigajoules: 8.64,
		crudeOilKl: 0.223,
		costYen,
		costDays: costYen === null ? 0 : 30,
		co2KgBasic: 452,
		co2KgAdjusted: 452,
		coveredDays: 30,
		days: 30,
		dataStatus: 'measured',
		factorStatus: official,
		...change
	};
}

const missing = figures(null, {
	quantity: null,
	gigajoules: null,
	co2KgAdjusted: null,
	coveredDays: 0,
	dataStatus: 'missing'
});

const words = {
	title: '費用',
	unit: (unit: string) => ({ ten_thousand_yen: '万円', yen: '円' })[unit] ?? unit,
	carrier: (code: string) => ({ electricity: '電気', heavy_oil_a: 'A重油' })[code] ?? code,
	month: '月',
	total: '合計',
	lastYear: '前年',
	missing: '未登録',
	estimated: '推定',
	partial: '一部のみ',
	noFigure: '金額なし',
	sentence: (p: Record<string, string>) => `${p.title} ${p.peakMonth} ${p.peak}${p.unit}`
};

const context: MonthlyContext = {
	measure: 'costYen',
	carriers: ['electricity', 'heavy_oil_a'],
	lastMonth: '2026-05',
	locale: 'ja',
	words
};

function row(month: string, electricity: EnergyFigures, oil: EnergyFigures): MonthlyRow {
	const byCarrier = [
		{ carrier: 'electricity', figures: electricity },
		{ carrier: 'heavy_oil_a', figures: oil }
	];
	return { month, previousTotal: figures(3_000_000), byCarrier };
}

const rows = [
	row('2026-04', figures(2_500_000), figures(400_000, { dataStatus: 'estimated' })),
	row('2026-05', figures(2_700_000), missing),
	row('2026-06', missing, missing)
];

function drawn(measure: MonthlyContext['measure'] = 'costYen') {
	const outcome = monthlyEnergyOption(rows, { ...context, measure });
	if (!outcome.ok) throw new Error(outcome.code);
	return outcome.value;
}

describe('the chart of the months', () => {
	test('the table has the figures of the columns in the unit of the axis', () => {
		expect(drawn().table).toEqual({
			head: ['月', '電気', 'A重油', '合計', '前年'],
			unit: '万円',
			rows: [
				['2026年4月', '250', '40', '290', '300'],
				['2026年5月', '270', '—', '270', '300'],
				['2026年6月', '—', '—', '—', '300']
			]
		});
	});

	test('estimated is hatched, and a month without its bill is an empty box with a word', () => {
		expect(drawn().legend.map(({ name, look }) => [name, look])).toEqual([
			['電気', 'fill'],
			['A重油', 'fill'],
			['推定', 'hatch'],
			['未登録', 'box'],
			['前年', 'line']
		]);
	});

	test('a month that has not come is empty, not missing', () => {
		const series = drawn().options.wide.series;
		const boxes = Array.isArray(series) ? series.find(({ id }) => id === 'missing') : undefined;
		expect(boxes?.data?.map((box) => typeof box)).toEqual(['string', 'object', 'string']);
	});

	test('the sentence names the largest month', () => {
		expect(drawn().label).toBe('費用 4月 290万円');
	});

	test('yen of fewer days than the month has are marked as a part', () => {
		const part = [row('2026-04', figures(1_000_000, { costDays: 12 }), figures(1))];
		const outcome = monthlyEnergyOption(part, context);
		expect(outcome.ok && outcome.value.legend.map(({ look }) => look)).toContain('dots');
	});

	test('without yen there is no chart in yen, and the reason is given', () => {
		const readings = [row('2026-04', figures(null), figures(null))];
		expect(monthlyEnergyOption(readings, context)).toMatchObject({ ok: false, code: 'no_figures' });
		expect(monthlyEnergyOption([], context)).toMatchObject({ ok: false, code: 'no_data' });
	});
});

describe('the drawing of the server', () => {
	const svg = renderSvg(drawn().options.wide, WIDE, 'c1');

	test('holds axis, months and the word of the box, and neither script nor style element', () => {
		for (const text of ['万円', '4月', '5月', '未登録']) expect(svg).toContain(`>${text}<`);
		expect(svg).not.toMatch(/<(script|style)\b/);
	});

	test('fills the width it is given and shares no id with another drawing', () => {
		expect(svg).toMatch(/^<svg aria-hidden="true"[^>]*viewBox="0 0 680 380"/);
		const ids = [...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id ?? '');
		expect(ids.length).toBeGreaterThan(0);
		expect(ids.filter((id) => !id.startsWith('c1-'))).toEqual([]);
	});
});

test('power sold is no part of the cost: it is neither drawn nor missed', () => {
	const sold = figures(null, { gigajoules: 0, co2KgAdjusted: 0 });
	const rows = [row('2026-04', figures(1_000_000), figures(500_000))].map((one) => ({
		...one,
		byCarrier: [...one.byCarrier, { carrier: 'electricity_export', figures: sold }]
	}));
	const carriers = [...context.carriers, 'electricity_export'];
	const drawn = monthlyEnergyOption(rows, { ...context, carriers });
	const without = monthlyEnergyOption(rows, context);
	expect(drawn).toEqual(without);
});
