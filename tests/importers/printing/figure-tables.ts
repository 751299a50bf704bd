/** Tables of weather, drivers and deliveries as their layouts print them, each with what it says. */
import fc from 'fast-check';
import { addMonths, firstDayOf, isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import { figure, someDay } from './bill-tables';
import type { ModelCell, ModelTable } from './print';

const someYears = fc.integer({ min: 2010, max: 2034 });

/** 気象庁: a column of values and one of their qualities. */
export const jmaDaily = fc
	.record({
		first: someDay,
		tenths: fc.array(fc.integer({ min: -300, max: 400 }), { minLength: 1, maxLength: 40 })
	})
	.map(({ first, tenths }): ModelTable => {
		const days = tenths.map((value, at) => ({ day: first + at, value }));
		return {
			rows: [
				['ダウンロードした時刻：2036/04/02 10:20:49'],
				[''],
				['', '日立', '日立', '日立'],
				['年月日', '平均気温(℃)', '平均気温(℃)', '平均気温(℃)'],
				['', '', '品質情報', '均質番号'],
				...days.map(({ day, value }): ModelCell[] => [
					...[{ day }, (value / 10).toFixed(1), '8', '1']
				])
			],
			expected: [
				{
					...{ carrier: '', unit: 'degC', label: '日立' },
					rows: days.map(({ day, value }) => [isoDay(day), isoDay(day + 1), value / 10, null])
				}
			]
		};
	});

const DRIVERS = [
	['生産量', 't'],
	['稼働時間', 'h']
] as const;

export const driversMonthly = fc
	.record({
		year: someYears,
		rows: fc.array(fc.tuple(figure(), figure()), { minLength: 1, maxLength: 12 })
	})
	.map(({ year, rows }): ModelTable => {
		const months = rows.map((figures, at) => ({ figures, month: addMonths(`${year}-04`, at) }));
		return {
			titles: [['生産・稼働実績', '']],
			rows: [
				['年月', ...DRIVERS.map(([name, unit]) => `${name}(${unit})`)],
				...months.map(({ month, figures }): ModelCell[] => [
					{ month },
					...figures.map((one) => ({ figure: one }))
				])
			],
			total: ['合計', '0', '0'],
			expected: DRIVERS.map(([label, unit], which) => ({
				...{ carrier: '', unit, label },
				rows: months.map(({ month, figures }) => [
					...[isoDay(firstDayOf(month)), isoDay(firstDayOf(addMonths(month, 1)))],
					...[toNumber(figures[which]!), null]
				])
			}))
		};
	});

export const fuelDeliveries = fc
	.record({
		first: someDay,
		rows: fc.array(fc.record({ quantity: figure(), costYen: fc.nat(9_999_999) }), {
			...{ minLength: 1, maxLength: 20 }
		})
	})
	.map(({ first, rows }): ModelTable => {
		const dated = rows.map((row, at) => ({ ...row, day: first + at * 9 }));
		return {
			titles: [['灯油 納品一覧', '']],
			rows: [
				['納品日', '品名', '数量(L)', '金額(税込)'],
				...dated.map(({ day, quantity, costYen }): ModelCell[] => [
					...[{ day }, '灯油', { figure: quantity, unit: 'L' }],
					{ figure: { coefficient: costYen, scale: 0 }, unit: '円' }
				])
			],
			total: ['合計', '', '0', '0'],
			expected: [
				{
					...{ carrier: 'kerosene', unit: 'L' },
					rows: dated.map(({ day, quantity, costYen }) => [
						...[isoDay(day), isoDay(day + 1), toNumber(quantity), costYen]
					])
				}
			]
		};
	});
