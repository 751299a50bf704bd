import { describe, expect, it } from 'vitest';
import { codesOf, findingOf, quantityOf, readText, recordsOf, rejectedOf } from '../documents';

const table = (headings: string, ...rows: string[]) =>
	readText([`年月,${headings}`, ...rows].join('\n'));

describe('昼間 and 夜間 are parts of one bill', () => {
	const headings = '昼間使用量(kWh),夜間使用量(kWh)';

	it('their sum is the quantity, and said so with both headings', () => {
		const outcome = table(headings, '2026/04,100.5,30', '2026/05,90,0');
		const [record, ...others] = recordsOf(outcome);
		expect(others).toEqual([]);
		expect([record!.carrier, quantityOf(record!)]).toEqual(['electricity', 220.5]);
		expect(record!.bills[0]!.bill.quantity).toEqual({ coefficient: 1305, scale: 1 });
		expect(findingOf(outcome, 'column.day_night_summed')).toMatchObject({
			severity: 'note',
			params: { columns: '昼間使用量(kWh)、夜間使用量(kWh)' }
		});
	});
	it('with 力率, 基本料金, 燃調 and 再エネ beside them', () => {
		const outcome = table(
			`契約電力(kW),力率(%),${headings},基本料金(円),燃料費調整額(円),再エネ賦課金(円),請求金額(円)`,
			'2026/04,50,99,100,30,20000,-500,400,25000'
		);
		const { bill } = recordsOf(outcome)[0]!.bills[0]!;
		expect([bill.quantity.coefficient, bill.costYen, bill.powerFactorPercent]).toEqual([
			130, 25000, 99
		]);
	});
	it('a printed total column is the quantity, and the parts are checked against it', () => {
		const whole = (total: string) => table(`${headings},合計(kWh)`, `2026/04,100,30,${total}`);
		expect(recordsOf(whole('130')).map(quantityOf)).toEqual([130]);
		expect(codesOf(whole('130'))).not.toContain('total.disagrees');
		expect(recordsOf(whole('140')).map(quantityOf)).toEqual([140]);
		expect(findingOf(whole('140'), 'total.disagrees')).toMatchObject({
			params: { printed: 140, summed: 130 },
			where: { row: 2, column: '合計(kWh)' }
		});
		expect(codesOf(table(`使用電力量(kWh),${headings}`, '2026/04,130,100,30'))).not.toContain(
			'column.duplicate'
		);
	});
	it('a printed total row is compared with the sums', () => {
		const rows = ['2026/04,100,30', '2026/05,90,20'];
		expect(codesOf(table(headings, ...rows, '合計,190,50'))).not.toContain('total.disagrees');
		expect(findingOf(table(headings, ...rows, '合計,190,60'), 'total.disagrees').params).toEqual({
			printed: 250,
			summed: 240
		});
	});
	it('a part without a figure is not zero: the row is rejected', () => {
		const outcome = table(headings, '2026/04,100,', '2026/05,90,20');
		expect(rejectedOf(outcome).map(({ row, finding }) => [row, finding.code])).toEqual([
			[2, 'bill.part_missing']
		]);
		expect(recordsOf(outcome).map(quantityOf)).toEqual([110]);
	});
	it('a month without any figure is skipped as ever', () => {
		expect(codesOf(table(headings, '2026/04,-,-', '2026/05,90,20'))).toContain(
			'row.without_quantity'
		);
	});
	it('columns that are no parts of a day, or are in different units, are still asked about', () => {
		for (const columns of [
			'動力(kWh),電灯(kWh)',
			`動力(kWh),${headings}`,
			'昼間(kWh),夜間(千kWh)'
		]) {
			const cells = columns.split(',').map(() => '1');
			expect(codesOf(table(columns, `2026/04,${cells.join(',')}`))).toContain('column.duplicate');
		}
	});
	it('half-hours in two columns are asked about', () => {
		const rows = '日時,昼間(kWh),夜間(kWh)\n2026/04/01 00:00,0,1\n2026/04/01 00:30,0,1\n';
		expect(codesOf(readText(rows))).toContain('column.duplicate');
	});
});
