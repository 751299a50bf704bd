import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { codesOf, findingOf, quantityOf, read, readText, recordsOf } from '../documents';

/** Slot s of a made day holds base + s / 10: 48 × base + 112.8. */
const dayOf = (base: number, days = 1) => Number((days * (48 * base + 112.8)).toFixed(6));
const told = (name: string) =>
	recordsOf(read(`wide-days/${name}.csv`)).map((record) => [
		record.carrier,
		record.unit,
		quantityOf(record),
		...record.days.map(({ day }) => isoDay(day))
	]);

describe('half-hours of British suppliers', () => {
	it('01-Aug-19 is the first of August; Total Units is compared, not added', () => {
		expect(told('british_short_month_names')).toEqual([
			['electricity', 'kWh', dayOf(1, 2), '2019-08-01', '2019-08-02']
		]);
		expect(codesOf(read('wide-days/british_short_month_names.csv'))).toEqual([]);
	});
	it('HH49 and HH50 of the day on which clocks go back are pointed out', () => {
		const outcome = read('wide-days/british_fifty_half_hours.csv');
		expect(told('british_fifty_half_hours')).toEqual([
			['electricity', 'kWh', dayOf(2, 3), '2023-10-28', '2023-10-29', '2023-10-30']
		]);
		expect(codesOf(outcome)).toEqual(['reading.repeated_hour']);
		expect(findingOf(outcome, 'reading.repeated_hour').where).toMatchObject({ row: 3 });
	});
	it('H0030 … H2400 with the unit in the last column; a number of eight digits is a gas meter', () => {
		const outcome = read('wide-days/british_gas_m3.csv');
		expect(told('british_gas_m3')).toEqual([
			['city_gas', 'm3', dayOf(3, 2), '2021-09-01', '2021-09-02']
		]);
		expect(recordsOf(outcome)[0]!.supplyPointNumber).toBe('74512300');
		expect(codesOf(outcome)).toContain('date.british');
	});
	it('30, 100 … 2400 are times of day', () => {
		expect(told('british_numbers_of_hours')).toEqual([
			['electricity', 'kWh', dayOf(1), '2021-01-13']
		]);
	});
	it('kVArh beside kWh is left out and said so', () => {
		expect(told('british_kvarh_beside')).toEqual([
			['electricity', 'kWh', 369.6, '2019-12-31', '2020-01-01']
		]);
		const found = findingOf(read('wide-days/british_kvarh_beside.csv'), 'column.slots_skipped');
		expect(found.params).toEqual({ columns: 'kVArh_1 … kVArh_48' });
	});
	it('marks of estimated and actual between the figures are no figures', () => {
		expect(told('british_flags_between')).toEqual([['electricity', 'kWh', dayOf(1), '2025-11-14']]);
	});
	it('electricity in kWh and gas in m3 of one file are two points', () => {
		expect(told('british_two_fuels')).toEqual([
			['electricity', 'kWh', dayOf(1), '2019-11-13'],
			['city_gas', 'm3', dayOf(2), '2019-11-13']
		]);
	});
	it('what was taken in is read, what was given out is not', () => {
		expect(told('british_import_and_export')).toEqual([
			['electricity', 'kWh', dayOf(1, 2), '2024-02-28', '2024-02-29']
		]);
	});
	it('rows of KVARH under rows of KWH are left out; titles stand above', () => {
		const outcome = read('wide-days/british_report_with_reactive_rows.csv');
		expect(told('british_report_with_reactive_rows')).toEqual([
			['electricity', 'kWh', dayOf(1, 2), '2023-03-22', '2023-03-23']
		]);
		expect(codesOf(outcome).filter((code) => code === 'row.reactive_skipped')).toHaveLength(2);
		expect(codesOf(outcome)).not.toContain('reading.contradicted');
	});
	it('consumptionHH_00_30_00 is a slot', () => {
		expect(told('british_portal')).toEqual([['electricity', 'kWh', dayOf(1), '2021-12-25']]);
	});
});

const slots = Array.from({ length: 48 }, (_, slot) => `kWh_${slot + 1}`).join(',');
const ones = Array(48).fill('1').join(',');

it('short dates without a British meter point are asked about', () => {
	const text = `Site,Reading Date,${slots}\nA,02/03/21,${ones}\n`;
	expect(codesOf(readText(text))).toContain('date.ambiguous');
});

it('the order of short dates that a day above 12 tells goes before the British one', () => {
	const text = `MPAN,Reading Date,${slots}\n2200013680374,02/28/2021,${ones}\n`;
	const outcome = readText(text);
	expect(isoDay(recordsOf(outcome)[0]!.days[0]!.day)).toBe('2021-02-28');
	expect(codesOf(outcome)).not.toContain('date.british');
});

it('slots in another order than time are put in order', () => {
	const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
	const swapped = [hours[0], hours[2], hours[1], ...hours.slice(3)].join(',');
	const figures = [0, 2, 1, ...Array.from({ length: 21 }, (_, at) => at + 3)].join(',');
	const outcome = readText(`日付,使用量(kWh),${swapped}\n2026/04/01,276,${figures}\n`);
	const [day] = recordsOf(outcome)[0]!.days;
	const readings = [...day!.slots].map((figure) => figure / 10 ** day!.scale);
	expect(readings).toEqual([...Array(24).keys()]);
});

it('a file named export is not of power sold', () => {
	const text = `Date,${slots}\n2021-02-28,${ones}\n`;
	const [record] = recordsOf(readText(text, { fileName: 'Data Export.csv' } as never));
	expect(record!.carrier).toBe('electricity');
});

it('a year of 365 rows and 48 columns without a unit: the metering point tells it', () => {
	const start = Date.UTC(2025, 3, 1);
	const days = Array.from({ length: 365 }, (_, day) =>
		new Date(start + day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '/')
	);
	const clock = Array.from(
		{ length: 48 },
		(_, slot) => `${Math.floor(slot / 2)}:${slot % 2 ? '30' : '00'}`
	);
	const text = [`年月日,${clock.join(',')}`, ...days.map((day) => `${day},${ones}`)].join('\r\n');
	expect(codesOf(readText(text))).toEqual(['unit.unknown']);
	const [record] = recordsOf(readText(text, { carrier: 'electricity', unit: 'kWh' }));
	expect(record!.days.length).toBe(365);
	expect(quantityOf(record!)).toBe(365 * 48);
});
