import { describe, expect, test } from 'vitest';
import { typedFigure } from '$lib/ui/typed-figure';
import {
	blockOf,
	landing
} from '../../../src/routes/companies/[company]/metering-points/[meteringPoint]/bills/year/paste';

describe('a block from a spreadsheet', () => {
	test('is lines of quantity and yen, as Excel copies them', () => {
		expect(blockOf('1,000\t30,000\r\n1100\t33000\r\n')).toEqual([
			['1,000', '30,000'],
			['1100', '33000']
		]);
	});

	test('may have the months before the figures, and a line of headings', () => {
		const copied = '月\t使用量\t金額\n4月\t1000\t30000\n5月\t1100\t33000';
		expect(blockOf(copied)).toEqual([
			['1000', '30000'],
			['1100', '33000']
		]);
	});

	test('two months with their names are not turned', () => {
		expect(blockOf('4月\t1000\t30000\n5月\t1100\t33000')).toEqual([
			['1000', '30000'],
			['1100', '33000']
		]);
	});

	test('a year copied across is turned', () => {
		expect(blockOf('1\t2\t3\n10\t20\t30')).toEqual([
			['1', '10'],
			['2', '20'],
			['3', '30']
		]);
		expect(blockOf('1\t2\t3')).toEqual([['1'], ['2'], ['3']]);
	});

	test('an empty cell stays a gap of its line', () => {
		expect(blockOf('1000\t\n\t33000')).toEqual([
			['1000', ''],
			['', '33000']
		]);
	});

	test('lands from the cell it is pasted into, and never beside the grid', () => {
		const block = [
			['1', '10'],
			['2', '20']
		];
		expect(landing(block, { row: 3, column: 1 })).toEqual([
			{ row: 3, column: 1, text: '1' },
			{ row: 4, column: 1, text: '2' }
		]);
	});
});

test.each([
	['１２，３４５', 12345],
	['¥1,234', 1234],
	['￥1,234', 1234],
	['1,234 円', 1234],
	['△5', -5],
	['12.5', 12.5],
	['', null],
	['約100', null]
])('%s is typed for %s', (text, value) => {
	expect(typedFigure(text)).toBe(value);
});
