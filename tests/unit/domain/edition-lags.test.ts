import { describe, expect, it } from 'vitest';
import {
	EDITION_LAGS,
	editionLagOf,
	expectedMonth,
	listState,
	reportYearOf,
	standingIn,
	useYearOf
} from '$lib/domain/factors/edition-lags';
import { shippedEditions } from '$lib/server/factor-library';
import { supplierListFile } from '$lib/server/factor-library/schema';

const ofKind = <Kind extends string>(kind: Kind) =>
	shippedEditions().filter((one): one is Extract<typeof one, { kind: Kind }> => one.kind === kind);

describe('the years of a list of suppliers', () => {
	it.each([
		['electricity', 2024, 2025, 2026],
		['city_gas', 2025, 2025, 2026],
		['heat_other', 2024, 2025, 2026]
	])('%s: results of %d serve %d and are reported in %d', (carrier, result, use, report) => {
		expect([useYearOf(carrier, result), reportYearOf(carrier, use)]).toEqual([use, report]);
	});

	it('a carrier without lists has no lag', () => {
		expect(editionLagOf('kerosene')).toBeNull();
		expect(useYearOf('kerosene', 2024)).toBeNull();
		expect(reportYearOf('kerosene', 2024)).toBeNull();
	});

	it('every shipped list fits the lag of its carrier, and each lag names its source', () => {
		for (const { carrier, resultYear, useYear } of ofKind('supplier_list'))
			expect([carrier, useYearOf(carrier, resultYear)]).toEqual([carrier, useYear]);
		expect(EDITION_LAGS.filter(({ source }) => source === '')).toEqual([]);
	});

	it('a list whose years do not fit is not read', () => {
		const [list] = ofKind('supplier_list');
		expect(supplierListFile.safeParse(list).success).toBe(true);
		expect(supplierListFile.safeParse({ ...list, useYear: list!.useYear + 1 }).success).toBe(false);
	});

	it('collected figures of electricity keep the lag of their lists', () => {
		const [history] = ofKind('history');
		const odd = history!.rows.filter(
			({ resultYear, useYear }) =>
				useYear !== null && useYearOf('electricity', resultYear) !== useYear
		);
		expect(odd).toEqual([]);
	});
});

describe('a list in a year', () => {
	const power = { carrier: 'electricity', resultYear: 2024 };
	const gas = { carrier: 'city_gas', resultYear: 2025 };

	it.each([
		[power, 2024, null],
		[power, 2025, 'official'],
		[power, 2026, 'provisional'],
		[gas, 2024, null],
		[gas, 2025, 'official'],
		[gas, 2026, 'provisional']
	] as const)('%o in %d is %s', (list, year, standing) => {
		expect(standingIn(list, year)).toBe(standing);
	});

	it('the list that was published in January or June is expected then again', () => {
		expect(expectedMonth(editionLagOf('electricity')!, 2025)).toBe('2026-01');
		expect(expectedMonth(editionLagOf('city_gas')!, 2025)).toBe('2026-06');
		expect(expectedMonth(editionLagOf('heat_other')!, 2026)).toBe('2027-06');
	});

	it.each([
		['2026-03', 2025, 'current'],
		['2026-04', 2026, 'awaited'],
		['2027-01', 2026, 'awaited'],
		['2027-02', 2026, 'overdue'],
		['2027-04', 2027, 'overdue']
	])('in %s the list of electricity for %d is %s', (month, year, state) => {
		const lag = editionLagOf('electricity')!;
		expect(listState(lag, { newestUseYear: 2025, year, month })).toBe(state);
	});
});
