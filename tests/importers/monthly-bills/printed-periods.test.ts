import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { codesOf, findingOf, read, readText, recordsOf, rejectedOf } from '../documents';

const periodsOf = (text: string) =>
	recordsOf(readText(text))[0]!.bills.map(
		({ bill }) => `${isoDay(bill.start)}/${isoDay(bill.end)}`
	);

describe('periods without a year beside a month', () => {
	it('take the year of the month, across New Year too', () => {
		const text = [
			'年月分,使用期間,使用量(kWh)',
			'2025年5月分,4/13～5/12,100',
			'2025年12月分,１１／１３～１２／１２,110',
			'2026年1月分,12/13～1/12,120',
			'令和8年2月分,1/13-2/12,130'
		].join('\n');
		expect(periodsOf(text)).toEqual([
			'2025-04-13/2025-05-13',
			'2025-11-13/2025-12-13',
			'2025-12-13/2026-01-13',
			'2026-01-13/2026-02-13'
		]);
	});
	it('a bill named after the month in which it begins is the same bill', () => {
		expect(periodsOf('年月,使用期間,使用量(kWh)\n2025年12月,12/13～1/12,120\n')).toEqual([
			'2025-12-13/2026-01-13'
		]);
	});
	it('in columns of their own they are read alike', () => {
		expect(periodsOf('年月,開始日,終了日,使用量(kWh)\n2026/1,12/13,1/12,120\n')).toEqual([
			'2025-12-13/2026-01-13'
		]);
	});
	it('half a year from their month they are rejected', () => {
		const outcome = readText('年月,使用期間,使用量(kWh)\n2025年5月,10/13～11/12,100\n');
		expect(rejectedOf(outcome).map(({ finding }) => finding.code)).toEqual(['date.unreadable']);
	});
	it.each(['25/04', '4/13', '4/13～5/12'])('%s with no year anywhere is asked about', (cell) => {
		const outcome = readText(`年月,使用量(kWh)\n${cell},100\n`);
		expect(outcome.status).toBe('needs_mapping');
		expect(findingOf(outcome, 'date.year_missing').params).toEqual({ column: '年月', value: cell });
	});
});

describe('two reading days', () => {
	const rows = '2025/04/15,2025/05/15,100\n2025/05/15,2025/06/16,110\n';
	it('run from the previous reading to the day before this one, nothing assumed', () => {
		const text = `前回検針日,今回検針日,使用量(kWh)\n${rows}`;
		expect(periodsOf(text)).toEqual(['2025-04-15/2025-05-15', '2025-05-15/2025-06-16']);
		expect(codesOf(readText(text))).not.toContain('bill.first_period_assumed');
	});
	it('go before the month that stands beside them', () => {
		const text = '年月,検針日,前回検針日,使用量(kWh)\n2025年5月,2025/05/15,2025/04/15,100\n';
		expect(periodsOf(text)).toEqual(['2025-04-15/2025-05-15']);
	});
	it('the first row may lack the previous one', () => {
		const text = '前回検針日,今回検針日,使用量(kWh)\n,2025/04/15,90\n2025/04/15,2025/05/15,100\n';
		expect(periodsOf(text)).toEqual(['2025-03-15/2025-04-15', '2025-04-15/2025-05-15']);
		expect(codesOf(readText(text))).toContain('bill.first_period_assumed');
	});
	it('a previous reading later than this one is inverted', () => {
		const outcome = readText('前回検針日,今回検針日,使用量(kWh)\n2025/06/15,2025/05/15,100\n');
		expect(findingOf(outcome, 'bill.period_inverted').where?.row).toBe(2);
	});
});

describe('a lone reading day', () => {
	const first = (days: string[]) =>
		periodsOf(`検針日,使用量(kWh)\n${days.map((day) => `${day},1\n`).join('')}`)[0];
	it('opens with one month where the gaps differ', () => {
		expect(first(['2025/4/15', '2025/6/16', '2025/7/15'])).toBe('2025-03-15/2025-04-15');
	});
	it('opens with two months where all gaps are two', () => {
		expect(first(['2025/4/15', '2025/6/16', '2025/8/15'])).toBe('2025-02-15/2025-04-15');
	});
});

it('a period printed backwards in one cell is named so, with its row', () => {
	const outcome = readText('使用期間,使用量(kWh)\n2025/05/12～2025/04/13,100\n');
	expect(findingOf(outcome, 'bill.period_inverted')).toMatchObject({
		where: { row: 2, column: '使用期間' },
		params: { start: '2025-05-12', end: '2025-04-13' }
	});
});

describe('short dates in one cell are decided by the periods that they make', () => {
	const period = (text: string) => `使用期間,使用量(kWh)\n${text},100\n`;
	it('01/04/26～30/04/26 is April, as no period lasts 29 years', () => {
		const [record] = recordsOf(read('monthly-bills/periods_day_first.csv'));
		const starts = record!.bills.map(({ bill }) => [isoDay(bill.start), isoDay(bill.end)]);
		expect(starts).toEqual([
			['2026-04-01', '2026-05-01'],
			['2026-05-01', '2026-06-01']
		]);
	});
	it('26/04/01～26/04/30 is the same month, year first', () => {
		expect(periodsOf(period('26/04/01～26/04/30'))).toEqual(['2026-04-01/2026-05-01']);
	});
	it('03/31/2026-04/29/2026 is month first', () => {
		expect(periodsOf(period('03/31/2026-04/29/2026'))).toEqual(['2026-03-31/2026-04-30']);
	});
	it('01/04/26～01/05/26 may be three periods, and is asked about', () => {
		const outcome = readText(period('01/04/26～01/05/26'));
		expect([outcome.status, codesOf(outcome)]).toEqual(['needs_mapping', ['date.ambiguous']]);
	});
});

describe('amounts as printed in accounts', () => {
	const bill = (quantity: string, yen: string) =>
		readText(`年月,使用量(kWh),請求金額\n2026/04,"${quantity}","${yen}"\n`);
	it('¥2,996- is 2,996 yen', () => {
		expect(recordsOf(bill('100', '¥2,996-'))[0]!.bills[0]!.bill.costYen).toBe(2996);
		expect(codesOf(bill('100', '¥2,996-'))).not.toContain('cost.unreadable');
	});
	it('(2,996) is negative and said so', () => {
		expect(recordsOf(bill('100', '（2,996）'))[0]!.bills[0]!.bill.costYen).toBe(-2996);
		expect(findingOf(bill('100', '（2,996）'), 'number.bracketed')).toMatchObject({
			severity: 'warning',
			where: { row: 2, column: '請求金額' }
		});
		expect(recordsOf(bill('(120)', '1'))[0]!.bills[0]!.bill.quantity.coefficient).toBe(-120);
		expect(codesOf(bill('(120)', '1'))).toContain('number.bracketed');
	});
});
