import { describe, expect, it } from 'vitest';
import { readColumns } from '$lib/importers/headings/columns';

const means = (header: string) => readColumns([header])[0]!.means;
const unit = (header: string) => readColumns([header])[0]!.unit;

describe('headings mean', () => {
	it.each([
		['使用月', 'date'],
		['年 月', 'date'],
		['ご使用期間', 'date'],
		['検針日', 'date'],
		['使用開始日', 'start'],
		['終了日', 'end'],
		['使用期間（自）', 'start'],
		['使用期間（至）', 'end'],
		['前回検針日', 'start'],
		['前回検針値', 'registerBefore'],
		['当月指示数', 'register'],
		['積算電力量(kWh)', 'register'],
		['Meter reading (kWh)', 'register'],
		['Meter reading date', 'date'],
		['乗率', 'multiplier'],
		['今回検針日', 'date'],
		['Period start', 'start'],
		['Billing period end', 'end'],
		['Service from', 'start'],
		['Service to', 'end'],
		['電力使用量（千ｋＷｈ）', 'quantity'],
		['ガス使用量(㎥)', 'quantity'],
		['Usage_kWh', 'quantity'],
		['equipment load [kWh]', 'quantity'],
		['請求金額（円）', 'costYen'],
		['電気料金', 'costYen'],
		['料金(税込)', 'costYen'],
		['うち消費税相当額', 'taxYen'],
		['Tax', 'taxYen'],
		['最大需要電力', 'peakKw'],
		['デマンド(kW)', 'peakKw'],
		['契約電力(kW)', 'contractKw'],
		['力率(%)', 'powerFactor'],
		['供給地点特定番号', 'supplyPointNumber'],
		['施設名', 'label'],
		['Site', 'label'],
		['契約種別', 'menu'],
		['電力会社', 'supplier'],
		['単位', 'unit'],
		['基本料金(円)', 'ignore'],
		['燃料費調整額(円)', 'ignore'],
		['単価(円/kWh)', 'ignore'],
		['前年使用量(kWh)', 'ignore'],
		['CO2(tCO2)', 'ignore'],
		['太陽光発電量(kWh)', 'quantity'],
		['下水道使用量(m3)', 'ignore'],
		['Lagging_Current_Reactive.Power_kVarh', 'ignore'],
		['Lagging_Current_Power_Factor', 'powerFactor'],
		['__proto__', null],
		['constructor', null],
		['', null],
		['天気', null]
	])('%s: %s', (header, expected) => expect(means(header)).toBe(expected));
});

describe('units in headings', () => {
	it.each([
		['使用量(千kWh)', 'kWh', 3],
		['使用量〔MWh〕', 'MWh', 0],
		['使用量（㎥）', 'm3', 0],
		['使用量[ℓ]', 'L', 0],
		['灯油（kL）', 'kL', 0],
		['使用量 kWh', 'kWh', 0],
		['kWh_1', 'kWh', 0],
		['金額(千円)', 'yen', 3],
		['最大電力kW', 'kW', 0],
		['LPG(単位:kg)', 'kg', 0]
	])('%s: %s × 10^%i', (header, code, power) =>
		expect(unit(header)).toEqual({ unit: code, power })
	);
	it('kVarh is no kW and Weekday no unit', () => {
		expect(unit('Power_kVarh')).toBeNull();
		expect(unit('Weekday')).toBeNull();
	});
});
