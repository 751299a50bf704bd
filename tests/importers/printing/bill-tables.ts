/** Tables of bills as their layouts print them, each with what it says. */
import fc from 'fast-check';
import { addMonths, firstDayOf, isoDay, type EpochDay, type Month } from '$lib/domain/time/day';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { ModelCell, ModelTable } from './print';

export const figure = (most = 99_999_999): fc.Arbitrary<Decimal> =>
	fc.record({ coefficient: fc.nat(most), scale: fc.nat(3) });
const wholeYen = fc.nat(9_999_999);
const yen = (value: number): ModelCell => ({
	figure: { coefficient: value, scale: 0 },
	unit: '円'
});
const kwh = (value: Decimal): ModelCell => ({ figure: value, unit: 'kWh' });

/** 1989 to 2034: both sides of two eras. */
export const someDay = fc.integer({ min: 7_000, max: 23_700 });
const someMonth = fc
	.tuple(fc.integer({ min: 1989, max: 2034 }), fc.integer({ min: 1, max: 12 }))
	.map(([year, month]): Month => `${year}-${String(month).padStart(2, '0')}`);

const monthRow = (month: Month, quantity: number, costYen: number | null) => [
	...[isoDay(firstDayOf(month)), isoDay(firstDayOf(addMonths(month, 1)))],
	...[quantity, costYen]
];

const billOf = fc.record({ quantity: figure(), costYen: wholeYen });
/** Now and then a correction, which takes back what was billed. */
const corrected = fc
	.tuple(billOf, fc.constantFrom(1, 1, 1, 1, -1))
	.map(([{ quantity, costYen }, sign]) => ({
		quantity: { ...quantity, coefficient: sign * quantity.coefficient || 0 },
		costYen: sign * costYen || 0
	}));
type Printed = { quantity: Decimal; costYen: number };

const sumOf = (figures: Decimal[]): Decimal => {
	const scale = Math.max(...figures.map((one) => one.scale));
	const units = figures.map((one) => one.coefficient * 10 ** (scale - one.scale));
	return { coefficient: units.reduce((sum, one) => sum + one, 0), scale };
};

const TITLES: ModelCell[][] = [['エネルギー使用実績'], ['見本鋳造株式会社', ''], ['']];

const MONTH_HEADINGS = [
	['年月', '使用量(kWh)', '請求金額(円)'],
	['使用月', '電気使用量（kWh）', '電気料金（円）'],
	['ご使用年月', '使用電力量(kWh)', '電気料金(税込)'],
	['month', 'usage kWh', 'cost yen']
];

export const monthlyBills = fc
	.record({
		first: someMonth,
		bills: fc.array(corrected, { minLength: 1, maxLength: 14 }),
		headings: fc.constantFrom(...MONTH_HEADINGS)
	})
	.map(({ first, bills, headings }): ModelTable => {
		const months = bills.map((bill, at) => ({ ...bill, month: addMonths(first, at) }));
		const rows = months.map(({ month, quantity, costYen }) => [
			...[{ month }, kwh(quantity), yen(costYen)]
		]);
		return {
			titles: TITLES,
			rows: [headings, ...rows],
			total: ['合計', ...totals(bills)],
			expected: [
				{
					...{ carrier: 'electricity', unit: 'kWh' },
					rows: months.map((one) => monthRow(one.month, toNumber(one.quantity), one.costYen))
				}
			]
		};
	});

function totals(bills: Printed[]): ModelCell[] {
	const costYen = bills.reduce((sum, bill) => sum + bill.costYen, 0);
	return [kwh(sumOf(bills.map(({ quantity }) => quantity))), yen(costYen)];
}

/** Two carriers side by side, each with its yen. */
export const severalCarriers = fc
	.record({ first: someMonth, bills: fc.array(fc.tuple(billOf, billOf), { minLength: 1 }) })
	.map(({ first, bills }): ModelTable => {
		const at = (index: number) => addMonths(first, index);
		const setOf = (which: 0 | 1) =>
			bills.map((pair, index) =>
				monthRow(at(index), toNumber(pair[which].quantity), pair[which].costYen)
			);
		return {
			titles: TITLES,
			rows: [
				['年月', '電気(kWh)', '電気料金(円)', '都市ガス(m3)', 'ガス料金(円)'],
				...bills.map(([power, gas], index): ModelCell[] => [
					...[{ month: at(index) }, kwh(power.quantity), yen(power.costYen)],
					...[{ figure: gas.quantity, unit: 'm3' }, yen(gas.costYen)]
				])
			],
			expected: [
				{ carrier: 'electricity', unit: 'kWh', rows: setOf(0) },
				{ carrier: 'city_gas', unit: 'm3', rows: setOf(1) }
			]
		};
	});

interface Period extends Printed {
	start: EpochDay;
	last: EpochDay;
}

/** One after another, 25 to 35 days each. */
const periods = fc
	.record({
		first: someDay,
		bills: fc.array(fc.tuple(billOf, fc.integer({ min: 25, max: 35 })), {
			...{ minLength: 1, maxLength: 8 }
		})
	})
	.map(({ first, bills }): Period[] => {
		let start = first;
		return bills.map(([bill, dayCount]) => {
			const last = start + dayCount - 1;
			const period = { ...bill, start, last };
			start = last + 1;
			return period;
		});
	});

const periodRow = ({ start, last, quantity, costYen }: Period) => [
	...[isoDay(start), isoDay(last + 1), toNumber(quantity), costYen]
];

const electricityOf = (bills: Period[]) => [
	{ carrier: 'electricity', unit: 'kWh', rows: bills.map(periodRow) }
];

export const billPeriods = periods.map((bills): ModelTable => ({
	titles: TITLES,
	rows: [
		['使用期間開始', '使用期間終了', '使用量(kWh)', '請求金額(円)'],
		...bills.map(({ start, last, quantity, costYen }): ModelCell[] => [
			...[{ day: start }, { day: last }, kwh(quantity), yen(costYen)]
		])
	],
	total: ['合計', '', ...totals(bills)],
	days: bills.flatMap(({ start, last }) => [start, last]),
	expected: electricityOf(bills)
}));

export const periodsInOneCell = periods.map((bills): ModelTable => ({
	titles: TITLES,
	rows: [
		['使用期間', '使用量(kWh)', '請求金額(円)'],
		...bills.map(({ start, last, quantity, costYen }): ModelCell[] => [
			...[{ period: [start, last] as const }, kwh(quantity), yen(costYen)]
		])
	],
	total: ['合計', ...totals(bills)],
	days: bills.flatMap(({ start, last }) => [start, last]),
	expected: electricityOf(bills)
}));

const asMonth = (day: EpochDay) => isoDay(day).slice(0, 7).replace('-', '');

export const osakaGas = periods.map((bills): ModelTable => ({
	titles: [['マイ大阪ガス　ご使用量・料金の推移']],
	rows: [
		['ご請求月', 'ガス使用期間', 'ガス使用量(m3)', 'ガス使用日数(日)'],
		[asMonth(bills[0]!.start), '-', '0', '-'],
		...bills.map(({ start, last, quantity }): ModelCell[] => [
			asMonth(last + 10),
			...[{ period: [start, last] as const }, { figure: quantity }, String(last - start + 1)]
		])
	],
	expected: [
		{
			...{ carrier: 'city_gas', unit: 'm3' },
			rows: bills.map((bill) => [...periodRow(bill).slice(0, 3), null])
		}
	]
}));

const SHIN_HEADINGS = [
	...['№', 'ご使用場所番号', '電気のご使用場所名義', '電気のご使用場所表示名 '],
	...['電気のご使用場所住所', '供給地点特定番号', '料金メニュー', '契約数量', '単位', '力率'],
	...['使用期間', '', '', '使用\n電力量\n（kWh）', '請求\n金額\n合計（円）'],
	'（うち消費税\n相当額）（円）'
];

/** A place of use a row: the periods of the model are those of different places. */
export const shinEnergy = periods.map((bills): ModelTable => {
	const point = (at: number) => `03001110000000000001${String(at).padStart(2, '0')}`;
	const places = bills.map((bill, at) => ({ ...bill, label: `第${at + 1}工場`, point: point(at) }));
	const rows = places.map(({ label, point: number, ...bill }, at): ModelCell[] => [
		...[String(at + 1), `000${at}`, '株式会社日立精密', label, '日立市1-1', number, '高圧電力A'],
		...['120', 'kW', '100', { day: bill.start }, '〜', { day: bill.last }],
		...[{ figure: bill.quantity }, { figure: { coefficient: bill.costYen, scale: 0 } }, '0']
	]);
	return {
		titles: [['お客様番号：S0000001', '', '', '', '請求書番号：0000000000000000202605'], ['']],
		rows: [SHIN_HEADINGS, ['', ''], ['', ''], ...rows],
		total: ['', '合 計'],
		expected: places.map(({ label, point: supplyPointNumber, ...bill }) => ({
			...{ carrier: 'electricity', unit: 'kWh', label, supplyPointNumber },
			rows: [periodRow(bill)]
		}))
	};
});

const PORTFOLIO_HEADINGS = (
	'Property Name,Portfolio Manager ID,Portfolio Manager Meter ID,Meter Name,Meter Type,' +
	'Meter Consumption ID,Start Date,End Date,Delivery Date,Usage/Quantity,Usage Units,Cost ($),' +
	'Estimation?,Demand (kW),Demand Cost ($),Last Modified Date,Last Modified By,Green Power,' +
	'Green Power Quantity'
).split(',');
const NONE = 'Not Available';

/** Whether the last day belongs to an entry is told by where the next one starts. */
export const portfolioManager = fc
	.tuple(
		periods.filter(({ length }) => length > 1),
		fc.constantFrom(0, 1)
	)
	.map(([bills, shared]): ModelTable => {
		const rows = bills.map(({ start, last, quantity }): ModelCell[] => [
			...['Hitachi Plant', '1', '1-0', 'Grid meter', 'Electric - Grid', '80950'],
			...[{ day: start }, { day: last + shared }, NONE, { figure: quantity }],
			...['kWh (thousand Watt-hours)', NONE, 'No', NONE, NONE, '06/06/2019', 'Owner', 'No', NONE]
		]);
		return {
			titles: [['My Portfolio: Test'], ['Total Properties: 1'], ['']],
			rows: [PORTFOLIO_HEADINGS, ...rows],
			days: bills.flatMap(({ start, last }) => [start, last + shared]),
			expected: [
				{
					...{ carrier: 'electricity', unit: 'kWh' },
					rows: bills.map((bill) => [...periodRow(bill).slice(0, 3), null])
				}
			]
		};
	});

/** The yearly file of くらしTEPCO, months in 年月日. */
export const tepcoYear = fc
	.record({ first: someMonth, bills: fc.array(figure(), { minLength: 2, maxLength: 12 }) })
	.map(({ first, bills }): ModelTable => {
		const parts = (from: number, to: number) =>
			Array.from({ length: to - from + 1 }, (_, at) => `内訳${from + at}`);
		const headings = [
			...['お客さま番号', '事業所コード', 'ご請求番号', '供給地点特定番号', '年月日'],
			...['契約メニュー', ...parts(1, 3), 'ご使用量', ...parts(4, 16), '売電量']
		];
		const number = '0300111000000000000000';
		const empty = (count: number) => Array.from({ length: count }, () => '');
		const rows = bills.map((quantity, at): ModelCell[] => [
			...['0', '00', '0', number, { month: addMonths(first, at) }, 'スタンダードS'],
			...[...empty(3), { figure: quantity }, ...empty(13), '---']
		]);
		const months = bills.map((one, at) => monthRow(addMonths(first, at), toNumber(one), null));
		const what = { carrier: 'electricity', unit: 'kWh', supplyPointNumber: number };
		return { rows: [headings, ...rows], expected: [{ ...what, rows: months }] };
	});

const LEDGER_ROWS = [
	['電気', 'kWh', 'electricity'],
	['都市ガス', 'm3', 'city_gas'],
	['灯油', 'L', 'kerosene']
] as const;

/** Twelve months side by side, a fiscal year from April. */
export const monthsAcross = fc
	.record({
		year: fc.integer({ min: 2010, max: 2034 }),
		rows: fc.array(fc.array(figure(9_999_999), { minLength: 12, maxLength: 12 }), {
			...{ minLength: 1, maxLength: 3 }
		})
	})
	.map(({ year, rows }): ModelTable => {
		const months = Array.from({ length: 12 }, (_, at) => addMonths(`${year}-04`, at));
		const heads = months.map((month) => `${Number(month.slice(5))}月`);
		return {
			rows: [
				[`${year}年度 エネルギー使用量`],
				['種別', '単位', ...heads, '合計'],
				...rows.map((figures, at): ModelCell[] => [
					...LEDGER_ROWS[at]!.slice(0, 2),
					...figures.map((one) => ({ figure: one })),
					{ figure: sumOf(figures) }
				])
			],
			expected: rows.map((figures, at) => ({
				...{ carrier: LEDGER_ROWS[at]![2], unit: LEDGER_ROWS[at]![1] },
				rows: figures.map((one, index) => monthRow(months[index]!, toNumber(one), null))
			}))
		};
	});
