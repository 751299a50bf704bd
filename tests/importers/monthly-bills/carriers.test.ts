import { describe, expect, it } from 'vitest';
import type { Mapping } from '$lib/importers/importer';
import { codesOf, findingOf, quantityOf, readText, recordsOf, rejectedOf } from '../documents';

const carriersOf = (heading: string, options = {}) =>
	recordsOf(readText(`年月,${heading}\n2026/04,12\n`, options)).map(({ carrier }) => carrier);

describe('headings name their carrier', () => {
	it.each([
		['廃棄物(t)', 'waste'],
		['産業廃棄物排出量(kg)', 'waste'],
		['水道(m3)', 'water'],
		['上水使用量(㎥)', 'water'],
		['井水(m3)', 'water'],
		['工業用水(千m3)', 'water'],
		['売電(kWh)', 'electricity_export'],
		['余剰(kWh)', 'electricity_export'],
		['逆潮流電力量(kWh)', 'electricity_export'],
		['太陽光発電(自家消費)(kWh)', 'solar'],
		['自家消費量(kWh)', 'solar'],
		['発電機用軽油(L)', 'diesel'],
		['余剰蒸気(GJ)', 'heat_other'],
		['水道ポンプ(kWh)', 'electricity'],
		['排水処理場 電力(kWh)', 'electricity']
	])('%s: %s', (heading, carrier) => expect(carriersOf(heading)).toEqual([carrier]));
	it('下水 beside 水道 is the same water', () => {
		expect(carriersOf('水道(m3),下水道(m3)')).toEqual(['water']);
	});
});

describe('generation is not bought electricity', () => {
	it('発電量 alone is read as self-consumed, with a warning', () => {
		const outcome = readText('年月,電力使用量(kWh),太陽光発電量(kWh)\n2026/04,100,30\n');
		const told = recordsOf(outcome).map((record) => [record.carrier, quantityOf(record)]);
		expect(told).toEqual([
			['electricity', 100],
			['solar', 30]
		]);
		expect(findingOf(outcome, 'carrier.generation_as_solar')).toMatchObject({
			severity: 'warning',
			params: { column: '太陽光発電量(kWh)' }
		});
	});
	it('発電量 beside 自家消費 or 売電 is their sum and is not counted again', () => {
		const text = '年月,発電量(kWh),自家消費(kWh),売電(kWh)\n2026/04,100,30,70\n';
		const told = recordsOf(readText(text)).map((record) => [record.carrier, quantityOf(record)]);
		expect(told).toEqual([
			['solar', 30],
			['electricity_export', 70]
		]);
		expect(findingOf(readText(text), 'column.generation_skipped').severity).toBe('note');
		const sold = readText('年月,発電量(kWh),売電(kWh)\n2026/04,100,70\n');
		expect(recordsOf(sold).map(({ carrier }) => carrier)).toEqual(['electricity_export']);
		expect(findingOf(sold, 'column.generation_skipped').severity).toBe('warning');
	});
	it('a title that says 発電 over a plain 使用量 is asked about, unless the point says what it is', () => {
		const table = '第二工場 太陽光発電設備\n年月,使用量(kWh)\n2026/04,100\n';
		expect(readText(table).status).toBe('needs_mapping');
		expect(codesOf(readText(table))).toContain('carrier.generation');
		expect(recordsOf(readText(table, { carrier: 'solar' }))[0]!.carrier).toBe('solar');
	});
	it('a levy named after 発電 makes nothing of the title', () => {
		const table = '再生可能エネルギー発電促進賦課金を含む\n年月,使用量(kWh)\n2026/04,100\n';
		expect(recordsOf(readText(table))[0]!.carrier).toBe('electricity');
	});
	it('readings of a generation meter are asked about too', () => {
		const rows = '日時,kWh\n2026/04/01 00:00,1\n2026/04/01 00:30,1\n';
		expect(codesOf(readText(`太陽光発電\n${rows}`))).toContain('carrier.generation');
		const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`).join(',');
		const wide = `太陽光発電 kWh\n日付,${hours}\n2026/04/01,${Array(24).fill('2').join(',')}\n`;
		expect(codesOf(readText(wide))).toContain('carrier.generation');
	});
});

describe('Nm3 is not the metered m3', () => {
	it.each(['都市ガス使用量(Nm3)', 'ガス(Nｍ³)', 'LPガス(N㎥)'])('%s is asked about', (heading) => {
		const outcome = readText(`年月,${heading}\n2026/04,12\n`);
		expect(outcome.status).toBe('needs_mapping');
		expect(findingOf(outcome, 'unit.normal_m3').where?.column).toBe(heading);
	});
	it('a row in Nm3 is rejected, the others are read', () => {
		const outcome = readText(
			'年月,種別,単位,使用量\n2026/04,都市ガス,Nm3,12\n2026/05,都市ガス,m3,13\n'
		);
		expect(rejectedOf(outcome).map(({ row, finding }) => [row, finding.code])).toEqual([
			[2, 'unit.normal_m3']
		]);
		expect(recordsOf(outcome).map(quantityOf)).toEqual([13]);
	});
	it('a person who names it for a column, also of a matrix, is asked again', () => {
		const mapping = (shape: Mapping['shape'], unit: string): Mapping => ({
			headerRow: 1,
			shape,
			carrier: 'city_gas',
			columns: [
				{ index: 0, means: shape === 'matrix' ? 'time' : 'date' },
				{ index: 1, means: 'quantity', unit }
			]
		});
		const rows = readText('年月,量\n2026/04,12\n', { mapping: mapping('rows', 'Nm3') });
		expect(codesOf(rows)).toContain('unit.normal_m3');
		const times = '時刻,2026/04/01\n0:00,1\n1:00,2\n';
		expect(codesOf(readText(times, { mapping: mapping('matrix', 'Nm3') }))).toContain(
			'unit.normal_m3'
		);
		expect(recordsOf(readText(times, { mapping: mapping('matrix', 'm³') }))[0]!.unit).toBe('m3');
	});
});

describe('千kWh is a thousand kWh to the last digit', () => {
	it.each([
		['12.345', 12345, 0],
		['0.5', 500, 0],
		['0.0005', 5, 1],
		['1,234.5678', 12345678, 1]
	])('%s', (printed, coefficient, scale) => {
		const of = (text: string) => recordsOf(readText(text))[0]!.bills[0]!.bill.quantity;
		expect(of(`年月,使用量(千kWh)\n2026/04,"${printed}"\n`)).toEqual({ coefficient, scale });
		expect(of(`年月,単位,使用量\n2026/04,千kWh,"${printed}"\n`)).toEqual({ coefficient, scale });
		expect(of(`年月,使用量(kWh)\n2026/04,"${printed}千kWh"\n`)).toEqual({ coefficient, scale });
	});
});
