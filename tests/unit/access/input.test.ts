import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Finding } from '$lib/domain/finding';
import { Invalid } from '$lib/server/errors';
import { parseInput } from '$lib/server/input';
import { errorSentence, message } from '$lib/server/sentences';
import { calculateEmissions } from '$lib/server/services/api-schemas/calculations';
import { companyChange, newCompany } from '$lib/server/services/company-input';
import { meteringPointChange, newMeteringPoint } from '$lib/server/services/metering-point-input';

const findings = (schema: z.ZodType, input: unknown) => {
	try {
		parseInput(schema, input);
		return [];
	} catch (refused) {
		const { code, findings } = refused as {
			code: string;
			findings: { code: string; params: object }[];
		};
		return [code, ...findings.map((finding) => [finding.code, finding.params])];
	}
};

describe('input of companies and metering points', () => {
	it('an empty form field, null and a missing field are nothing known', () => {
		const company = { name: '久慈鋳造', fiscalYearStartMonth: 4, taxDisplay: 'included' };
		for (const industry of [{ industry: '' }, { industry: null }, {}])
			expect(parseInput(newCompany, { name: '久慈鋳造', ...industry })).toEqual({
				...company,
				industry: null
			});
	});

	it('a change holds only the fields that were sent', () => {
		expect(Object.keys(parseInput(companyChange, { name: '久慈鋳造' }))).toEqual(['name']);
		expect(parseInput(meteringPointChange, { supplier: '' })).toEqual({ supplier: null });
	});

	it('forms send digits, programs send numbers', () => {
		const point = { siteId: 's', name: '本館', carrier: 'electricity' };
		expect(parseInput(newMeteringPoint, { ...point, readingDay: '25' }).readingDay).toBe(25);
		expect(parseInput(newMeteringPoint, { ...point, readingDay: 25 }).readingDay).toBe(25);
		expect(findings(newMeteringPoint, { ...point, readingDay: '32' })).toEqual([
			'request.invalid',
			['field.too_big', { field: 'readingDay', max: 31 }]
		]);
	});

	it('a supply-point number keeps its 22 digits, typed in full width or with blanks', () => {
		const point = { siteId: 's', name: '本館', carrier: 'electricity' };
		const printed = '０３ 0011 1000 0000 1234 5678';
		expect(parseInput(newMeteringPoint, { ...point, supplyPointNumber: printed })).toMatchObject({
			supplyPointNumber: '0300111000000012345678'
		});
	});

	it('fields that nobody asked for are refused by name, prototypes too', () => {
		expect(findings(newCompany, { name: 'x', companyId: 'other', role: 'admin' })).toEqual([
			'request.invalid',
			['field.unknown', { field: 'companyId, role' }]
		]);
		const polluted = JSON.parse('{"name":"x","__proto__":{"origin":"demo"}}');
		expect(findings(newCompany, polluted)[0]).toBe('request.invalid');
		expect(({} as { origin?: string }).origin).toBeUndefined();
	});

	it('what is missing is required, what is no object at all is refused', () => {
		expect(findings(newCompany, { name: '  ' })).toEqual([
			'request.invalid',
			['field.required', { field: 'name' }]
		]);
		expect(findings(newCompany, [])[0]).toBe('request.invalid');
		expect(findings(newCompany, null)[0]).toBe('request.invalid');
	});
});

describe('codes of the contract', () => {
	const refused = (body: unknown) => {
		try {
			parseInput(calculateEmissions.body!, body);
		} catch (error) {
			return error as Invalid;
		}
		throw new Error('not refused');
	};
	const use = { carrier: 'kerosene', quantity: 1, unit: 'L', date: '2025-06-01' };
	const said = (body: unknown) => {
		const error = refused(body);
		return [error.code, errorSentence(error, 'ja')];
	};

	it.each([
		['carrier', 'carrier.unknown', 'エネルギー種別を入力してください。'],
		['unit', 'unit.not_for_carrier', '単位を入力してください。'],
		['date', 'date.out_of_range', '使用した日付を入力してください。'],
		['quantity', 'quantity.invalid', '使用量を入力してください。']
	])('without %s the code is %s and the sentence asks for it', (field, code, sentence) => {
		expect(said({ ...use, [field]: undefined })).toEqual([code, sentence]);
	});

	it.each([
		[-1, '使用量は 0 以上で入力してください。'],
		[1e16, '使用量は 1,000,000,000,000,000 以下で入力してください。'],
		['100', '使用量は数値で入力してください。']
	])('a quantity of %j is told its bound', (quantity, sentence) => {
		expect(said({ ...use, quantity })).toEqual(['quantity.invalid', sentence]);
	});

	it('no sentence speaks of undefined', () => {
		for (const field of ['carrier', 'unit', 'date', 'quantity', 'supplier', 'menu', 'area'])
			for (const value of [undefined, null, 7, '', [], {}, true, -1, 'x'])
				try {
					parseInput(calculateEmissions.body!, { ...use, [field]: value });
				} catch (error) {
					const { findings } = error as Invalid;
					const words = [error, ...findings].map((one) =>
						one instanceof Invalid ? errorSentence(one, 'ja') : message(one as Finding, 'ja')
					);
					expect(words.join(), `${field} ${String(value)}`).not.toContain('undefined');
				}
	});

	it.each([[[1]], ['x'], [7], [null]])('%j is told to be an object', (body) => {
		const { code, findings } = refused(body);
		expect(code).toBe('request.invalid');
		expect(findings.map((one) => message(one, 'ja'))).toEqual([
			'項目名と値を組にした JSON のオブジェクトで送ってください。'
		]);
	});
});
