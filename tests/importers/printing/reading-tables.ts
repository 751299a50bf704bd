/** Tables of readings as their layouts print them, each with what it says. */
import fc from 'fast-check';
import { firstDayOf, isoDay, monthOf, type EpochDay } from '$lib/domain/time/day';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import { figure, someDay } from './bill-tables';
import { clock, type ExpectedSet, type ModelCell, type ModelTable } from './print';

type Value = Decimal | null;

interface Day {
	day: EpochDay;
	values: Value[];
}

interface Load {
	slotMinutes: number;
	days: Day[];
}

/** Consecutive days of slots, of which some are empty; the first of each day never is. */
function loadOf(slotMinutes: number, { minDays = 1, maxDays = 4, first = someDay } = {}) {
	const slots = 1440 / slotMinutes;
	const value = fc.option(figure(999_999), { freq: 12 });
	const day = fc.tuple(
		figure(999_999),
		fc.array(value, { minLength: slots - 1, maxLength: slots - 1 })
	);
	return fc
		.record({ first, days: fc.array(day, { minLength: minDays, maxLength: maxDays }) })
		.map(({ first, days }): Load => ({
			slotMinutes,
			days: days.map(([head, rest], at) => ({ day: first + at, values: [head, ...rest] }))
		}));
}

const anyLoad = fc.constantFrom(30, 60, 15).chain((slotMinutes) => loadOf(slotMinutes));
const halfHours = loadOf(30);

function readingsOf({ slotMinutes, days }: Load, more: Partial<ExpectedSet> = {}): ExpectedSet {
	const rows = days.map(({ day, values }) => [
		...[isoDay(day), slotMinutes],
		...values.map((value) => value && toNumber(value))
	]);
	return { carrier: 'electricity', unit: 'kWh', ...more, rows };
}

const cellOf = (value: Value, missing = ''): ModelCell => (value ? { figure: value } : missing);

const slotsOf = ({ slotMinutes }: Load) =>
	Array.from({ length: 1440 / slotMinutes }, (_, slot) => slot * slotMinutes);

const range =
	(dash: string, print = clock) =>
	(start: number, slotMinutes: number) =>
		print(start) + dash + print(start + slotMinutes);
const shortClock = (minutes: number) => clock(minutes).replace(/^0/, '');

const TITLES: ModelCell[][] = [['電力使用量データ'], ['']];

/** Stamps of the start or of the end of a slot; the last end of a day is 24:00 or the next 0:00. */
export const stampedRows = fc
	.tuple(anyLoad, fc.constantFrom('start', 'end', 'end at midnight'))
	.map(([load, stamp]): ModelTable => {
		const rows = load.days.flatMap(({ day, values }) =>
			values.map((value, slot): ModelCell[] => {
				const minutes = (slot + (stamp === 'start' ? 0 : 1)) * load.slotMinutes;
				const isNext = stamp === 'end at midnight' && minutes === 1440;
				return [isNext ? { day: day + 1, minutes: 0 } : { day, minutes }, cellOf(value)];
			})
		);
		const days = load.days.map(({ day }) => day);
		const last = stamp === 'end at midnight' ? [days.at(-1)! + 1] : [];
		return {
			titles: TITLES,
			rows: [['日時', '使用量(kWh)'], ...rows],
			days: [...days, ...last],
			expected: [readingsOf(load)]
		};
	});

/** Hours, of which a part that does not begin at 0:00 has to be asked about. */
export const startStamps = loadOf(60).map((load): ModelTable => ({
	rows: [
		['日時', '使用量(kWh)'],
		...load.days.flatMap(({ day, values }) =>
			values.map((value, slot): ModelCell[] => [{ day, minutes: slot * 60 }, cellOf(value)])
		)
	],
	expected: [readingsOf(load)]
}));

export const dateAndTime = anyLoad.map((load): ModelTable => ({
	titles: TITLES,
	rows: [
		['日付', '時刻', '使用量(kWh)'],
		...load.days.flatMap(({ day, values }) =>
			values.map((value, slot): ModelCell[] => [
				...[{ day }, clock(slot * load.slotMinutes), cellOf(value)]
			])
		)
	],
	days: load.days.map(({ day }) => day),
	expected: [readingsOf(load)]
}));

export const numberedSlots = halfHours.map((load): ModelTable => ({
	titles: TITLES,
	rows: [
		['日付', 'コマ', '使用量(kWh)'],
		...load.days.flatMap(({ day, values }) =>
			values.map((value, slot): ModelCell[] => [{ day }, String(slot + 1), cellOf(value)])
		)
	],
	days: load.days.map(({ day }) => day),
	expected: [readingsOf(load)]
}));

const dailyLoad = loadOf(1440, { minDays: 3, maxDays: 40 });

export const dailyRows = dailyLoad.map((load): ModelTable => ({
	titles: TITLES,
	rows: [
		['日付', '使用量(kWh)'],
		...load.days.map(({ day, values }): ModelCell[] => [{ day }, cellOf(values[0]!)])
	],
	days: load.days.map(({ day }) => day),
	expected: [readingsOf(load)]
}));

const SLOT_HEADINGS = [
	range('～', shortClock),
	range('-'),
	(start: number) => clock(start),
	(start: number, slotMinutes: number) => clock(start + slotMinutes),
	(start: number, slotMinutes: number) => `${range('～', shortClock)(start, slotMinutes)}(kWh)`
];

export const wideDays = fc
	.tuple(anyLoad, fc.constantFrom(...SLOT_HEADINGS))
	.map(([load, heading]): ModelTable => ({
		titles: TITLES,
		rows: [
			['電力使用量 (kWh)'],
			['日付', ...slotsOf(load).map((start) => heading(start, load.slotMinutes))],
			...load.days.map(({ day, values }): ModelCell[] => [
				{ day },
				...values.map((value) => cellOf(value))
			])
		],
		days: load.days.map(({ day }) => day),
		expected: [readingsOf(load)]
	}));

export const tohokuWide = halfHours.map((load): ModelTable => ({
	rows: [
		['', 'download_siyouryo_30min'],
		[
			...['年月日', 'お客様番号', 'ご契約名義', 'ご使用場所住所'],
			...slotsOf(load).map((start) => range('～', shortClock)(start, 30)),
			'備考'
		],
		...load.days.map(({ day, values }): ModelCell[] => [
			...[{ day }, '0000000001', '○○町', '○○町二丁目'],
			...values.map((value) => cellOf(value)),
			''
		])
	],
	total: ['※ 計量値は確定値です。'],
	expected: [readingsOf(load, { label: '○○町二丁目' })]
}));

export const enarisWide = halfHours.map((load): ModelTable => ({
	fileName: '【エナリス】202506_使用実績_第二工場',
	rows: [
		[
			...['お客様番号', '需要場所ID', '年月日'],
			...slotsOf(load).map((start) => `${range('～', shortClock)(start, 30)}(kWh)`)
		],
		...load.days.map(({ day, values }): ModelCell[] => [
			...['C000001', 'D000001', { day }],
			...values.map((value) => cellOf(value))
		])
	],
	expected: [readingsOf(load, { label: '第二工場' })]
}));

export const remixDaily = loadOf(1440, { minDays: 2, maxDays: 40 }).map((load): ModelTable => ({
	rows: [
		['取得年月日', '使用量合計(kWh)', '昼時間使用量(kWh)', '夜時間使用量(kWh)'],
		...load.days.map(({ day, values }): ModelCell[] => [
			{ day },
			cellOf(values[0]!, '-'),
			...[cellOf(values[0]!, '-'), '0']
		])
	],
	days: load.days.map(({ day }) => day),
	expected: [readingsOf(load)]
}));

const TEPCO_HEADINGS = [
	...['お客さま番号', '事業所コード', 'ご請求番号', '供給地点特定番号', '年月日', '曜日', '休祝日'],
	...['契約メニュー', 'ご使用量', '売電量']
];

export const tepcoHalfHours = halfHours.map((load): ModelTable => {
	const supplyPointNumber = '0300111000000000000000';
	const head = ['00000-00000-0-00', '00', '0000000000', supplyPointNumber];
	const rows = load.days.flatMap(({ day, values }) =>
		values.map((value, slot): ModelCell[] => [
			...[...head, { day, minutes: (slot + 1) * 30 }, '水', '', 'スタンダードS'],
			...[cellOf(value, '---'), '']
		])
	);
	return {
		rows: [TEPCO_HEADINGS, ...rows],
		expected: [readingsOf(load, { supplyPointNumber })]
	};
});

/** Newest day first, without a year, which the period above tells. */
export const kansaiMiruden = fc.constantFrom(30, 60).chain((slotMinutes) =>
	loadOf(slotMinutes).map((load): ModelTable => {
		const heading = slotMinutes === 30 ? range('～', shortClock) : range('-', hourOnly);
		const [first, last] = [load.days[0]!.day, load.days.at(-1)!.day];
		const rows = [...load.days]
			.reverse()
			.map(({ day, values }): ModelCell[] => [
				` ${isoDay(day).slice(5).replace('-', '/')}`,
				...values.map((value) => cellOf(value))
			]);
		return {
			rows: [
				['お客さま番号：00-00-0000-000000', '契約種別：なっトクでんき'],
				['ご使用場所住所：どこか市'],
				[`データ抽出対象期間：${kanji(first)} ～ ${kanji(last)}`],
				['＊端数処理前で作成しています。'],
				['', slotMinutes === 30 ? '３０分ごとの電力量内訳' : '１時間ごとの電力量内訳'],
				['', ...slotsOf(load).map((start) => hourEnd(heading(start, slotMinutes)))],
				...rows
			],
			expected: [readingsOf(load)]
		};
	})
);

const hourOnly = (minutes: number) => String(minutes / 60);
const hourEnd = (heading: string) => (heading.includes(':') ? heading : `${heading}時`);

function kanji(day: EpochDay): string {
	const [year, month, date] = isoDay(day).split('-').map(Number);
	return `${year}年${month}月${date}日`;
}

/** Days across; year and month stand only where they change; two totals behind. */
export const hokkaidoMatrix = loadOf(30, { minDays: 2, maxDays: 9 }).map((load): ModelTable => {
	const dates = load.days.map(({ day }) => isoDay(day).split('-').map(Number));
	const changed = (part: 0 | 1) =>
		dates.map((date, at) => (date[part] === dates[at - 1]?.[part] ? '' : String(date[part])));
	const rows = slotsOf(load).map((start, slot): ModelCell[] => [
		range('-')(start, 30),
		...load.days.map(({ values }) => cellOf(values[slot]!, '-')),
		...['', '']
	]);
	return {
		rows: [
			['電力ご使用量のお知らせ'],
			['お客さま番号', '00-000-00-00000'],
			[''],
			['年', ...changed(0), '', ''],
			['月', ...changed(1), '', ''],
			['日', ...dates.map((date) => String(date[2])), '合計', '平均'],
			...rows
		],
		expected: [readingsOf(load)]
	};
});

/** 1日 … 31日 across, of one month; days that the load has not are empty. */
export const monthlyReport = loadOf(30, {
	...{ minDays: 5, maxDays: 12 },
	first: someDay.map((day) => firstDayOf(monthOf(day)))
}).map((load): ModelTable => {
	const heads = load.days.map((_, at) => `${at + 1}日`);
	const rows = slotsOf(load).map((start, slot): ModelCell[] => [
		...['', range('～', shortClock)(start, 30)],
		...load.days.map(({ values }) => cellOf(values[slot]!))
	]);
	return {
		rows: [
			[`${kanji(load.days[0]!.day).replace(/1日$/, '')}分`],
			['ご契約', '業務用電力'],
			['', '時間帯', ...heads],
			...rows
		],
		expected: [readingsOf(load)]
	};
});
