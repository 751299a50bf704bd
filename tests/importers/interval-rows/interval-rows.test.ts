import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { MISSING } from '$lib/domain/readings/load-day';
import {
	codesOf,
	findingOf,
	quantityOf,
	read,
	readText,
	readingsIn,
	recordsOf,
	rejectedOf,
	totalOf
} from '../documents';

const file = (name: string) => read(`interval-rows/${name}.csv`);
const only = (name: string) => recordsOf(file(name))[0]!;
const days = (name: string) =>
	only(name).days.map(({ day, slotMinutes, slots }) => [isoDay(day), slotMinutes, slots.length]);

describe('slot length and what the stamp means', () => {
	it('half-hours from 0:00 are starts; the kW column beside is not energy', () => {
		expect(days('half_hours_start')).toEqual([
			['2026-04-01', 30, 48],
			['2026-04-02', 30, 48]
		]);
		expect(totalOf(file('half_hours_start'))).toBe(225.6);
		expect(only('half_hours_start').days[0]!.slots[3]).toBe(3);
	});
	it('half-hours from 0:30 are ends: 0:00 closes the day before', () => {
		expect(days('half_hours_end_cp932')).toEqual([
			['2026-04-01', 30, 48],
			['2026-04-02', 30, 48]
		]);
		expect(readingsIn(only('half_hours_end_cp932')).missing).toBe(0);
	});
	it('0:00 after 23:45 of the same date is the last slot of that date', () => {
		expect(days('midnight_of_same_date')).toEqual([
			['2018-01-12', 15, 96],
			['2018-01-13', 15, 96],
			['2018-01-14', 15, 96]
		]);
		expect(readingsIn(only('midnight_of_same_date'))).toEqual({ count: 288, missing: 0 });
	});
	it('20 minutes, hours in two columns, and single days', () => {
		expect(days('twenty_minutes')).toEqual([['2026-04-01', 20, 72]]);
		expect(days('date_and_time_columns')).toHaveLength(2);
		expect(totalOf(file('date_and_time_columns'))).toBe(144);
		expect(only('days').days).toHaveLength(30);
		expect(totalOf(file('days'))).toBe(465);
	});
	it('24:00 anywhere says end', () => {
		const text = '日時,kWh\n2026/04/01 12:00,1\n2026/04/01 12:30,1\n2026/04/01 24:00,2\n';
		const [record] = recordsOf(readText(text));
		expect(record!.days[0]!.slots[47]).toBe(2);
		expect(record!.days[0]!.slots[23]).toBe(1);
	});
	it('anything else is asked about', () => {
		expect(file('stamp_unclear').status).toBe('needs_mapping');
		expect(codesOf(file('stamp_unclear'))).toContain('reading.stamp_unclear');
	});
	it('newest first is read from its last line', () => {
		const [day] = only('newest_first').days;
		expect([...day!.slots].slice(0, 3)).toEqual([0, 1, 2]);
		expect(day!.rows?.[0]).toBe(49);
		expect(day!.rows?.[47]).toBe(2);
	});
});

describe('what is odd about readings', () => {
	const outcome = file('odd_readings');

	it('missing, repeated, contradicted, negative and absent slots are told apart', () => {
		const told = [
			'reading.missing',
			'reading.repeated',
			'reading.contradicted',
			'reading.negative',
			'reading.gap'
		];
		expect(told.map((code) => findingOf(outcome, code).params['count'])).toEqual([2, 1, 1, 1, 3]);
	});
	it('the first of two values stays and nothing is added up', () => {
		expect(totalOf(outcome)).toBe(89.5);
		expect(readingsIn(recordsOf(outcome)[0]!)).toEqual({ count: 96, missing: 5 });
	});
	it('a stamp between two slots is rejected', () => {
		const text = '日時,kWh\n2026/04/01 00:00,1\n2026/04/01 00:30,1\n2026/04/01 01:10,2\n';
		expect(rejectedOf(readText(text)).map(({ row, finding }) => [row, finding.code])).toEqual([
			[4, 'reading.off_grid']
		]);
	});
	it('a NUL is flagged, its row rejected, the other read', () => {
		const nul = file('attack_nul_bytes');
		expect(findingOf(nul, 'file.nul').where?.row).toBe(2);
		expect(rejectedOf(nul).map(({ row }) => row)).toEqual([2]);
		expect(totalOf(nul)).toBe(20);
	});
	it('kW alone is no energy', () => {
		expect(file('kw_only').status).toBe('needs_mapping');
		expect(codesOf(file('kw_only'))).toContain('unit.kw_not_kwh');
	});
	it('days keep the finest decimals that are printed and lose none', () => {
		const text = '日時,kWh\n2026/04/01 00:00,4\n2026/04/01 00:30,3.17\n2026/04/01 01:00,9.9\n';
		const [day] = recordsOf(readText(text))[0]!.days;
		expect(day!.scale).toBe(2);
		expect([...day!.slots].slice(0, 4)).toEqual([400, 317, 990, MISSING]);
	});
});

describe('repeated and contradicted stamps are named as the file prints them', () => {
	const stampsOf = (text: string) => {
		const outcome = readText(text);
		return ['reading.repeated', 'reading.contradicted'].map(
			(code) => findingOf(outcome, code).params['stamp']
		);
	};
	const slots = (stamps: string[]) =>
		['日時,使用量(kWh)', ...stamps.map((stamp, row) => `${stamp},${Math.min(row, 3)}`)].join('\n');

	it('plain lines, also where the stamp is the end of its slot', () => {
		const stamps = ['2026/4/1 0:30', '2026/4/1 1:00', '2026/4/1 1:30', '2026/4/1 24:00'];
		const text = slots([...stamps, '2026/4/1 24:00', '2026/4/1 0:30']);
		expect(stampsOf(text)).toEqual(['2026/4/1 24:00', '2026/4/1 0:30']);
	});
	it('quoted cells and times in a column of their own', () => {
		const rows = ['0:00,1', '0:30,2', '0:30,2', '0:00,5'];
		const text = ['日付,時刻,使用量(kWh)', ...rows.map((row) => `"令和8年4月1日",${row}`)];
		expect(stampsOf(text.join('\n'))).toEqual(['令和8年4月1日 0:30', '令和8年4月1日 0:00']);
	});
});

describe('decimals beyond nine are rounded and said so', () => {
	const rows = ['2026-04-01 00:00,0.1234567891', '2026-04-01 00:30,0.30000000000000004'];
	const text = `日時,kWh\n${rows.join('\n')}\n`;

	it('once a point, with the first figure and its row', () => {
		expect(findingOf(readText(text), 'number.rounded')).toMatchObject({
			severity: 'note',
			params: { value: 0.123456789, count: 2 },
			where: { row: 2, column: 'kWh' }
		});
		expect(totalOf(readText(text))).toBe(0.423457);
	});
	it('in wide tables too, and not where zeros were dropped', () => {
		const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`).join(',');
		const wide = (first: string) =>
			readText(`日付,${hours}\n2026/04/01,${[first, ...Array(23).fill('2')].join(',')}\n`, {
				unit: 'kWh',
				carrier: 'electricity'
			});
		expect(findingOf(wide('0.1234567891'), 'number.rounded').where?.row).toBe(2);
		expect(codesOf(wide('0.5000000000'))).not.toContain('number.rounded');
	});
});

describe('points', () => {
	it('two meters in one file are two records', () => {
		const told = recordsOf(file('two_points')).map((record) => [record.label, quantityOf(record)]);
		expect(told).toEqual([
			['第一', 48],
			['第二', 96]
		]);
	});
	it('a slot’s row can be found again when meters alternate', () => {
		const [first, second] = recordsOf(file('two_points'));
		expect([first!.days[0]!.firstRow, first!.days[0]!.rowStep]).toEqual([2, 2]);
		expect([second!.days[0]!.firstRow, second!.days[0]!.rowStep]).toEqual([3, 2]);
	});
	it('a row that cannot be read does not lend its meter’s next rows to the meter before', () => {
		const rows = [
			'第一,2026-04-01 00:00,1',
			'第一,2026-04-01 00:30,1',
			'第二,KABOOM,5',
			'第二,2026-04-01 00:30,7'
		];
		const outcome = readText(['計器,日時,使用量(kWh)', ...rows].join('\n'));
		const told = recordsOf(outcome).map((record) => [record.label, quantityOf(record)]);
		expect(told).toEqual([
			['第一', 2],
			['第二', 7]
		]);
		expect(rejectedOf(outcome).map(({ row }) => row)).toEqual([4]);
	});
	it('a table without headings is asked about, unless the point says what it counts', () => {
		expect(file('no_headings').status).toBe('needs_mapping');
		const told = read('interval-rows/no_headings.csv', { carrier: 'electricity', unit: 'kWh' });
		expect(totalOf(told)).toBe(144);
	});
});

describe('plain lines and quoted cells read alike', () => {
	const plain = [
		'日時,使用量(kWh)',
		...Array.from({ length: 96 }, (_, slot) => {
			const day = slot < 48 ? '01' : '02';
			const time = `${String(Math.floor((slot % 48) / 2)).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`;
			return `2026-04-${day} ${time},${slot === 7 ? '-' : (slot * 1.37).toFixed(slot % 4)}`;
		})
	];
	const quoted = plain.map((line) =>
		line
			.split(',')
			.map((cell) => `"${cell}"`)
			.join(',')
	);
	const crLf = plain.join('\r\n');

	it('the same days, rows and findings', () => {
		const [a, b, c] = [plain.join('\n'), quoted.join('\n'), crLf].map((text) => readText(text));
		expect(recordsOf(b!)).toEqual(recordsOf(a!));
		expect(recordsOf(c!)).toEqual(recordsOf(a!));
		expect(b!.findings).toEqual(a!.findings);
	});
});

it('more rows than allowed are refused', () => {
	const outcome = read('interval-rows/half_hours_start.csv', { maxRows: 50 });
	expect(outcome.status).toBe('refused');
	expect(codesOf(outcome)).toContain('table.too_many_rows');
});

describe('a part of a longer table', () => {
	const rowsOf = (from: number, to: number) =>
		Array.from({ length: to - from }, (_, at) => {
			const minutes = (from + at) * 30;
			const clock = [Math.floor(minutes / 60), minutes % 60].map((part) =>
				String(part).padStart(2, '0')
			);
			return `2026-04-01 ${clock.join(':')},1`;
		});
	const stampsFrom = (from: number, to: number) =>
		readText(['日時,使用量(kWh)', ...rowsOf(from, to)].join('\n'));

	it('0:30 … 23:30 lacks its first start or its last end, and is asked about', () => {
		expect(codesOf(stampsFrom(1, 48))).toContain('reading.stamp_unclear');
	});
	it('0:30 … 12:00 begins a day of ends', () => {
		expect(codesOf(stampsFrom(1, 25))).toContain('reading.stamps_end');
	});
	it.each(['日付,コマ,使用量(kWh)\n2026/4/1,5,1\n', '日付,時刻,使用量(kWh)\n2026/4/1,0:00,1\n'])(
		'a lone reading with a column of times is no bill of its month: %j',
		(text) => {
			expect(codesOf(readText(text))).toEqual(['reading.slot_unknown']);
		}
	);
});
