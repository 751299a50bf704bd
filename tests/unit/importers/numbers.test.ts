import { describe, expect, it } from 'vitest';
import { readNumber, shift } from '$lib/importers/cells/numbers';

const value = (text: string) => {
	const reading = readNumber(text);
	return reading.kind === 'number'
		? [reading.value.coefficient, reading.value.scale]
		: reading.kind;
};

describe('figures as printed', () => {
	it.each([
		['1,234.50', [123450, 2]],
		['１２，３４５．６', [123456, 1]],
		['0.10', [10, 2]],
		['.5', [5, 1]],
		['+12', [12, 0]],
		[' 12 ', [12, 0]],
		['¥1,000', [1000, 0]],
		['￥1,000', [1000, 0]],
		['¥2,996-', [2996, 0]],
		['￥２，９９６－', [2996, 0]],
		['¥2,996 ー', [2996, 0]],
		['\\2,996-', [2996, 0]],
		['9007199254740991', [9007199254740991, 0]]
	])('%s', (text, expected) => expect(value(text)).toEqual(expected));
});

describe('minus has many shapes', () => {
	it.each(['-12', '−12', '‐12', '－12', '△12', '▲12', '▲ 12', '–12'])('%s', (text) =>
		expect(value(text)).toEqual([-12, 0])
	);
	it.each(['¥-2,996', '-¥2,996', '¥△2,996', '△¥2,996-', '(2,996)', '（２，９９６）', '(¥2,996)'])(
		'%s',
		(text) => expect(value(text)).toEqual([-2996, 0])
	);
	it('only a bracketed figure says that it was bracketed', () => {
		expect(readNumber('(2,996円)')).toMatchObject({ bracketed: true, suffix: '円' });
		expect(readNumber('△2,996')).toMatchObject({ bracketed: false });
	});
	it.each(['2,996-', '(-2,996)', '(2,996', '()', '(a1)'])('%s is unreadable', (text) =>
		expect(value(text)).toBe('unreadable')
	);
	it('-0 is 0', () => expect(Object.is((value('-0') as number[])[0], 0)).toBe(true));
});

describe('missing is not zero', () => {
	it.each(['', ' ', '-', '--', '---', '－', 'ー', '―', '…', 'N/A', '欠測', '***'])('"%s"', (text) =>
		expect(value(text)).toBe('missing')
	);
});

describe('what is no plain figure is refused', () => {
	it.each([
		'1e308',
		'1.5E+03',
		'Infinity',
		'-Infinity',
		'NaN',
		'0x1F',
		'1_000',
		'١٢٣',
		'1,23',
		'12,34,567',
		'1.2.3',
		'9999999999999999',
		'9007199254740992',
		'①',
		'½',
		'²',
		'1 234',
		'12ヶ月',
		'1\u00000',
		'--5',
		'abc',
		'#REF!'
	])('%s', (text) => expect(value(text)).toBe('unreadable'));
});

describe('units behind figures', () => {
	it.each([
		['1,234円', '円'],
		['12.3kWh', 'kWh'],
		['12.3 千kWh', '千kWh'],
		['40m3', 'm3'],
		['98%', '%'],
		['３５ℓ', 'ℓ']
	])('%s', (text, suffix) => expect(readNumber(text)).toMatchObject({ kind: 'number', suffix }));
});

it('noise of binary fractions is rounded and said so', () => {
	expect(readNumber('12.300000000000001')).toEqual({
		kind: 'number',
		value: { coefficient: 12_300_000_000, scale: 9 },
		suffix: null,
		rounded: true,
		bracketed: false
	});
});

describe('× 10^power stays exact', () => {
	it('12.345 千kWh is 12,345 kWh', () =>
		expect(shift({ coefficient: 12345, scale: 3 }, 3)).toEqual({ coefficient: 12345, scale: 0 }));
	it('1.2 千kWh is 1,200 kWh', () =>
		expect(shift({ coefficient: 12, scale: 1 }, 3)).toEqual({ coefficient: 1200, scale: 0 }));
	it('beyond 2^53 there is nothing', () =>
		expect(shift({ coefficient: 9007199254740991, scale: 0 }, 3)).toBeNull());
});
