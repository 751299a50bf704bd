import { describe, expect, test } from 'vitest';
import { intensityOption, ratioDecimals, type IntensityContext } from '$lib/charts/intensity';
import { renderSvg } from '$lib/charts/server-renderer';
import { WIDE } from '$lib/charts/drawing';
import { intensityMonths } from '$lib/domain/energy/intensity';
import { addMonths } from '$lib/domain/time/day';

const YEAR = Array.from({ length: 12 }, (_, at) => addMonths('2025-04', at));
const of = (energy: (number | null)[], output: (number | null)[]) =>
	intensityMonths(
		YEAR,
		new Map(energy.map((value, at) => [YEAR[at]!, value])),
		output.flatMap((value, at) => (value === null ? [] : [{ month: YEAR[at]!, value }]))
	);
const context: IntensityContext = {
	locale: 'ja',
	words: {
		...{ title: '原単位', unit: 'GJ/t', month: '月', lastYear: '前年' },
		gap: { no_energy: '未登録', no_driver: '活動量なし', neither: '両方なし', driver_zero: '0' },
		sentence: (p) => `${p.title} ${p.from} ${p.peakMonth} ${p.peak} ${p.unit}`
	}
};

describe('the chart of intensities', () => {
	const months = of([864, null, 432], [120, 50, 40]);

	test('has a column a month, a named box for a gap, and nothing for months to come', () => {
		const drawn = intensityOption(months, of([800], [100]), context);
		if (!drawn.ok) throw new Error(drawn.code);
		const { label, legend, table, options } = drawn.value;
		expect(label).toBe('原単位 2025年4月 6月 10.8 GJ/t');
		expect(legend.map(({ name }) => name)).toEqual(['原単位', '未登録', '前年']);
		expect(table.rows.slice(0, 4)).toEqual([
			['2025年4月', '7.2', '8.0'],
			['2025年5月', '—', '—'],
			['2025年6月', '10.8', '—'],
			['2025年7月', '—', '—']
		]);
		const [, boxes] = options.wide.series as { data: unknown[] }[];
		expect(boxes!.data.filter((one) => one !== '-')).toHaveLength(1);
		expect(renderSvg(options.wide, WIDE, 'x')).toContain('未登録');
	});

	test('without a month that has both there is none', () => {
		expect(intensityOption(of([1], [null]), [], context)).toMatchObject({ code: 'no_figures' });
	});

	test('shows three significant figures', () => {
		expect(
			[0.00123, 0.0432, 0.5, 7.2, 43.2, 432, 5000, 0].map((one) => ratioDecimals([one]))
		).toEqual([5, 4, 3, 2, 1, 0, 0, 0]);
	});
});
