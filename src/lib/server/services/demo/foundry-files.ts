/**
 * The files of the fictitious foundry, as its suppliers would send them. Three full fiscal years
 * and the present one up to `lastMonth`; half-hours for the last fourteen months, so
 * that every bill of a year can be compared. The month after it is left for the newcomer to upload.
 */
import {
	addMonths,
	daysInMonth,
	epochDay,
	firstDayOf,
	fiscalYearOf,
	monthsBetween,
	type EpochDay,
	type Month
} from '$lib/domain/time/day';
import { lines, slashed, taxIn, type Cell } from './csv-text';
import { MONTHS_OF_READINGS, type DemoFile } from './demo-company';
import { foundryDayTenths } from './foundry-load';
import { daysFrom, seededRandom, winter, yearsSince2023 } from './season';

export const FOUNDRY_NAME = '見本鋳造株式会社（見本）';

export const FOUNDRY_POINTS = {
	electricity: {
		name: '高圧受電',
		carrier: 'electricity',
		unit: 'kWh',
		supplyPointNumber: '0300111000000000000001',
		supplier: '東京電力エナジーパートナー(株)',
		menu: null,
		area: null,
		readingDay: 12,
		contractKw: 412
	},
	gas: {
		name: '均熱炉 都市ガス',
		carrier: 'city_gas',
		unit: 'm3',
		supplyPointNumber: null,
		supplier: '東京瓦斯株式会社',
		menu: null,
		area: null,
		readingDay: 25,
		contractKw: null
	},
	oil: {
		name: '取鍋予熱 A重油',
		carrier: 'heavy_oil_a',
		unit: 'L',
		supplyPointNumber: null,
		supplier: null,
		menu: null,
		area: null,
		readingDay: null,
		contractKw: null
	}
} as const;

export type FoundryPoint = keyof typeof FOUNDRY_POINTS;

export function foundryFiles(lastMonth: Month): DemoFile[] {
	const first = `${fiscalYearOf(lastMonth) - 3}-04`;
	const months = monthsBetween(first, lastMonth);
	return [
		file('見本_電気_請求一覧.csv', 'electricity', () => electricityBills(months)),
		file('見本_都市ガス_請求一覧.csv', 'gas', () => gasBills(months)),
		file('見本_A重油_請求一覧.csv', 'oil', () => oilBills(months)),
		file('見本_電気_30分値.csv', 'electricity', () =>
			halfHours(
				firstDayOf(addMonths(lastMonth, 1 - MONTHS_OF_READINGS)),
				firstDayOf(addMonths(lastMonth, 1))
			)
		)
	];
}

/** The month after the loaded ones, for trying the main job. */
export function foundrySamples(lastMonth: Month): DemoFile[] {
	const next = addMonths(lastMonth, 1);
	return [
		file(`見本_電気_${next}_請求.csv`, 'electricity', () => electricityBills([next])),
		file(`見本_都市ガス_${next}_請求.csv`, 'gas', () => gasBills([next])),
		file(`見本_電気_${next}_30分値.csv`, 'electricity', () =>
			halfHours(firstDayOf(next), firstDayOf(addMonths(next, 1)))
		)
	];
}

function file(name: string, point: FoundryPoint, text: () => string): DemoFile {
	return { name, point, encoding: 'utf-8', text };
}

function electricityBills(months: Month[]): string {
	const head =
		'供給地点特定番号,使用期間開始,使用期間終了,使用量(kWh),請求金額(円),うち消費税(円),最大需要電力(kW),契約電力(kW),力率(%)';
	return table(head, months.map(electricityBill));
}

function electricityBill(month: Month): (string | number)[] {
	const start = readingDay(addMonths(month, -1), 12);
	const end = readingDay(month, 12);
	const tenths = daysFrom(start, end).flatMap(foundryDayTenths);
	const energyKwh = Math.round(tenths.reduce((sum, value) => sum + value, 0) / 10);
	const peakKw = Math.round((Math.max(...tenths) / 10) * 2);
	const yen = Math.round(412 * 1_890 * 0.85 + energyKwh * electricityYenPerKwh(end));
	const number = FOUNDRY_POINTS.electricity.supplyPointNumber;
	return [number, slashed(start), slashed(end - 1), energyKwh, yen, taxIn(yen), peakKw, 412, 100];
}

function gasBills(months: Month[]): string {
	return table(
		'エネルギー種別,使用期間開始,使用期間終了,使用量(m3),請求金額(円),うち消費税(円)',
		months.map((month) => {
			const start = readingDay(addMonths(month, -1), 25);
			const end = readingDay(month, 25);
			const m3 = Math.round((end - start) * (185 + 55 * winter(start)) * noise(start, 3));
			const yen = Math.round(m3 * (104 + 4 * yearsSince2023(end)));
			return ['都市ガス', slashed(start), slashed(end - 1), m3, yen, taxIn(yen)];
		})
	);
}

function oilBills(months: Month[]): string {
	return table(
		'エネルギー種別,使用月,使用量(L),請求金額(円),うち消費税(円)',
		months.map((month) => {
			const day = firstDayOf(month);
			const litres = Math.round(daysInMonth(month) * (62 + 60 * winter(day)) * noise(day, 5));
			const yen = Math.round(litres * (101 + 2.5 * yearsSince2023(day)));
			return ['A重油', month.replace('-', '/'), litres, yen, taxIn(yen)];
		})
	);
}

function halfHours(start: EpochDay, end: EpochDay): string {
	const lines = daysFrom(start, end).flatMap((day) =>
		foundryDayTenths(day).map((tenths, slot) => {
			const minute = (slot + 1) * 30;
			const time = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
			return [slashed(day), time, (tenths / 10).toFixed(1)];
		})
	);
	return table('年月日,時刻,使用量(kWh)', lines);
}

/** 検針日 wanders by a day or two, as meter readers do. */
function readingDay(month: Month, usual: number): EpochDay {
	const [year, monthNumber] = month.split('-').map(Number) as [number, number];
	return epochDay(
		year,
		monthNumber,
		usual + Math.floor(3 * seededRandom(year * 12 + monthNumber)()) - 1
	);
}

/** Fuel cost adjustment: dear in 2023, falling, rising again from 2025. */
function electricityYenPerKwh(day: EpochDay): number {
	const years = yearsSince2023(day);
	return 23.5 - 2.4 * years + 0.95 * years * years * 0.8;
}

function noise(day: EpochDay, salt: number): number {
	return 0.96 + 0.08 * seededRandom(day * 31 + salt)();
}

function table(head: string, rows: readonly (readonly Cell[])[]): string {
	return `${head}\r\n${lines(rows)}`;
}
