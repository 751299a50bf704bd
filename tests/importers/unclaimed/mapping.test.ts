import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import type { Mapping } from '$lib/importers/importer';
import { codesOf, quantityOf, read, readText, recordsOf, totalOf } from '../documents';

describe('a table that no layout claims', () => {
	it('keeps its columns with samples for the person who maps it', () => {
		const outcome = read('unclaimed/gj_by_site.csv');
		expect(outcome.status).toBe('needs_mapping');
		const columns = outcome.status === 'needs_mapping' ? outcome.columns : [];
		expect(columns.map(({ header, samples, means }) => [header, samples[0], means])).toEqual([
			['事業所名', '本社', 'label'],
			['電気(GJ)', '10432', 'quantity'],
			['化石燃料(GJ)', '9214', 'quantity']
		]);
	});
	it('weather, addresses and matrices are not mistaken for energy', () => {
		for (const name of ['addresses', 'matrix_days_across']) {
			expect(codesOf(read(`unclaimed/${name}.csv`))).toContain('layout.unknown');
		}
	});
});

const mapped = (path: string, mapping: Mapping) => read(path, { mapping });

describe('a mapping is carried out', () => {
	it('rows: a yearly table by site, its period given by the person', () => {
		const outcome = mapped('unclaimed/gj_by_site.csv', {
			headerRow: 1,
			shape: 'rows',
			carrier: 'electricity',
			period: { from: '2020-04-01', to: '2021-03-31' },
			columns: [
				{ header: '事業所名', means: 'label' },
				{ header: '電気(GJ)', means: 'quantity' },
				{ index: 2, means: 'quantity', carrier: 'heavy_oil_a' }
			]
		});
		const told = recordsOf(outcome).map((record) => [
			record.label,
			record.carrier,
			record.unit,
			quantityOf(record)
		]);
		expect(told).toEqual([
			['本社', 'electricity', 'GJ', 10432],
			['本社', 'heavy_oil_a', 'GJ', 9214],
			['工場', 'electricity', 'GJ', 10774],
			['工場', 'heavy_oil_a', 'GJ', 11768]
		]);
		const { bill } = recordsOf(outcome)[0]!.bills[0]!;
		expect([isoDay(bill.start), isoDay(bill.end)]).toEqual(['2020-04-01', '2021-04-01']);
	});
	it('rows: the order of ambiguous dates', () => {
		const mapping = (format: string): Mapping => ({
			headerRow: 1,
			shape: 'rows',
			carrier: 'electricity',
			slotMinutes: 1440,
			columns: [
				{ header: 'date', means: 'date', format },
				{ header: 'kWh', means: 'quantity', unit: 'kWh' }
			]
		});
		const days = (format: string) =>
			recordsOf(mapped('monthly-bills/attack_ambiguous_dates.csv', mapping(format)))[0]!.days.map(
				({ day }) => isoDay(day)
			);
		expect(days('dmy')).toEqual(['2026-02-01', '2026-02-02', '2026-02-03', '2026-11-12']);
		expect(days('mdy')).toEqual(['2026-01-02', '2026-02-02', '2026-03-02', '2026-12-11']);
	});
	it('rows: readings without headings', () => {
		const outcome = mapped('interval-rows/no_headings.csv', {
			headerRow: 0,
			shape: 'rows',
			carrier: 'electricity',
			columns: [
				{ index: 0, means: 'date' },
				{ index: 1, means: 'quantity', unit: 'kWh' }
			]
		});
		expect(recordsOf(outcome)[0]!.days).toHaveLength(2);
		expect(totalOf(outcome)).toBe(144);
	});
	it('wide_day: a table without a unit', () => {
		const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`).join(',');
		const text = `日付,${hours}\n2026/04/01,${Array(24).fill('2').join(',')}\n`;
		const mapping: Mapping = {
			headerRow: 1,
			shape: 'wide_day',
			carrier: 'electricity',
			columns: [{ header: '日付', means: 'date' }]
		};
		expect(totalOf(readText(text, { mapping, unit: 'kWh' }))).toBe(48);
	});
	it('matrix: days across, times down, the total column no day', () => {
		const outcome = mapped('unclaimed/matrix_days_across.csv', {
			headerRow: 1,
			shape: 'matrix',
			carrier: 'electricity',
			columns: [{ header: '時刻', means: 'time' }]
		});
		const [record] = recordsOf(outcome);
		expect(record!.days.map(({ day }) => isoDay(day))).toEqual(['2026-04-01', '2026-04-02']);
		expect(quantityOf(record!)).toBe(144);
		expect([record!.days[1]!.firstRow, record!.days[1]!.rowStep]).toEqual([2, 1]);
	});
	it('rows that are to be left out are left out', () => {
		const mapping: Mapping = {
			headerRow: 1,
			shape: 'rows',
			carrier: 'electricity',
			skipRows: [3],
			columns: [
				{ header: '年月', means: 'date' },
				{ header: '使用量(kWh)', means: 'quantity' }
			]
		};
		expect(
			totalOf(readText('年月,使用量(kWh)\n2026/04,1\n2026/05,20\n2026/06,3\n', { mapping }))
		).toBe(4);
	});
	it('a column that is not there is asked about again', () => {
		const mapping: Mapping = {
			headerRow: 1,
			shape: 'rows',
			carrier: 'electricity',
			columns: [{ header: 'なし', means: 'date' }]
		};
		const outcome = readText('年月,使用量(kWh)\n2026/04,1\n', { mapping });
		expect(outcome.status).toBe('needs_mapping');
		expect(codesOf(outcome)).toContain('mapping.column_unknown');
	});
	it('an energy may be named by its printed word; what may mean several is asked about again', () => {
		const mapping = (carrier: string): Mapping => ({
			headerRow: 0,
			shape: 'rows',
			carrier,
			columns: [
				{ index: 0, means: 'date' },
				{ index: 1, means: 'quantity', unit: 'L' }
			]
		});
		const of = (carrier: string) => readText('2026/04,18\n', { mapping: mapping(carrier) });
		expect(recordsOf(of('灯油'))[0]!.carrier).toBe('kerosene');
		for (const [carrier, code] of [
			['heavy_oil', 'carrier.ambiguous'],
			['nope', 'carrier.unknown']
		] as const) {
			expect(of(carrier).status).toBe('needs_mapping');
			expect(codesOf(of(carrier))).toContain(code);
		}
	});
});
