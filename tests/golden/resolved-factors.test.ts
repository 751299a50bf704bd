import { describe, expect, it } from 'vitest';
import { CARRIER_CODES } from '$lib/domain/carriers/carriers';
import { FIRST_YEAR, YEARS_AHEAD } from '$lib/domain/factors/constants';
import type { FactorQuery } from '$lib/domain/factors/factor';
import type { SupplierList } from '$lib/domain/factors/factor-library';
import { resolveEnergyFactor } from '$lib/domain/factors/resolve-energy-factor';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import { loadFactorLibrary } from '$lib/server/factor-library';

/**
 * What every question to the library is answered with, written down line by line, so that no
 * factor moves unseen: a changed line names the supplier, menu, area and years that moved. Years
 * of the same answer are one stretch: `2025 0.452 official #1`, with basic/adjusted where they
 * differ and the row of the list behind #. `as default` is what nobody in particular gets.
 */
const library = loadFactorLibrary();
const newest = Math.max(...library.supplierLists.map((list) => list.useYear));
const YEARS = Array.from(
	{ length: newest + YEARS_AHEAD - FIRST_YEAR + 1 },
	(_, index) => FIRST_YEAR + index
);

/** In the middle of the statutory year. */
const monthIn = (year: number) => `${year}-10`;

function answer(query: FactorQuery): string {
	const resolved = resolveFactor(query, library);
	if (!resolved.ok) return resolved.code;
	const { factor, status } = resolved.value;
	if (!factor) return status;
	const { valueBasic: basic, valueAdjusted: adjusted, id } = factor;
	const values = basic === adjusted ? `${basic}` : `${basic ?? '-'}/${adjusted ?? '-'}`;
	return `${values} ${status} ${id.replace(/^(electricity-result|city-gas-supply|heat-result)-\d+\//, '#')}`;
}

/** Stretches of years with the same answer. */
function stretches(answers: readonly string[]): string {
	const starts = answers.flatMap((one, at) => (one === answers[at - 1] ? [] : [at]));
	return starts
		.map((at, index) => {
			const last = (starts[index + 1] ?? answers.length) - 1;
			const years = at === last ? YEARS[at] : `${YEARS[at]}-${YEARS[last]}`;
			return `${years} ${answers[at]}`;
		})
		.join('; ');
}

const over = (of: (year: number) => string) => YEARS.map(of);

interface Choice {
	supplier: string;
	menu: string | null;
	area: string | null;
}

/** Every menu and area as listed, each supplier without either, and each menu without an area. */
function choicesOf({ suppliers }: SupplierList): Choice[] {
	const all = suppliers.flatMap(({ name, figures }) =>
		[{ menu: null, area: null }, ...figures.map(({ factor }) => factor)].flatMap(
			({ menu, area }) => [
				{ supplier: name, menu, area: null },
				{ supplier: name, menu, area },
				{ supplier: name, menu: null, area }
			]
		)
	);
	return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

const keyOf = ({ supplier, menu, area }: Choice) => [supplier, menu ?? '', area ?? ''].join('|');

function supplied(carrier: string): string[] {
	const list = library.supplierLists.find((one) => one.carrier === carrier)!;
	const common = over((year) => answer({ carrier, month: monthIn(year) }));
	const listed = choicesOf(list);
	const names = new Set(library.supplierHistory.map(({ factor }) => factor.supplier!));
	const history = [...names].map((supplier) => ({ supplier, menu: null, area: null }));
	const choices = [...new Map([...listed, ...history].map((one) => [keyOf(one), one])).values()];
	const lines = choices.map((choice) => {
		const own = over((year) => answer({ carrier, month: monthIn(year), ...choice }));
		return `${keyOf(choice)} = ${stretches(own.map((one, at) => (one === common[at] ? 'as default' : one)))}`;
	});
	return [`## ${carrier}`, `default = ${stretches(common)}`, ...lines.sort()];
}

function snapshot(): string {
	const lists = library.supplierLists.map(({ carrier }) => carrier);
	const others = CARRIER_CODES.filter((code) => !lists.includes(code));
	const energy = CARRIER_CODES.flatMap((carrier) =>
		([null, 'day', 'night'] as const).map((timeOfUse) => {
			const gj = over((year) => {
				const query = { carrier, month: monthIn(year), timeOfUse };
				const { energyFactor, status } = resolveEnergyFactor(query, library);
				return `${energyFactor?.gjPerUnit ?? '-'} ${status}`;
			});
			return { name: [carrier, timeOfUse].filter(Boolean).join(' '), line: stretches(gj) };
		})
	).filter(({ name, line }, _, all) => {
		const whole = all.find((one) => one.name === name.split(' ')[0]);
		return !name.includes(' ') || whole?.line !== line;
	});
	return [
		...['electricity', 'city_gas', 'heat_other'].flatMap(supplied),
		'## kg-CO2 of other carriers',
		...others.map(
			(carrier) =>
				`${carrier} = ${stretches(over((year) => answer({ carrier, month: monthIn(year) })))}`
		),
		'## GJ per base unit',
		...energy.map(({ name, line }) => `${name} = ${line}`),
		''
	].join('\n');
}

describe('every factor that can be asked for', () => {
	it('is what it was when it was last looked at', { timeout: 60_000 }, async () => {
		await expect(snapshot()).toMatchFileSnapshot('./resolved-factors.txt');
	});
});
