import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { parseInput } from '$lib/server/input';
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
