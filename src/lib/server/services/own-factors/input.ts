import { z } from 'zod';
import { carrierOf, CARRIER_CODES } from '$lib/domain/carriers/carriers';
import { emissionUnits, energyUnits, isFigure } from '$lib/domain/factors/factor-units';
import { finding } from '$lib/domain/finding';
import { Invalid } from '../../errors';
import { month } from '../api-schemas/common';
import { name, optional } from '../company-input';

/** Digits as typed: full width is read, thousands separators go. Programs send numbers. */
export const typedFigure = z
	.union([z.number(), z.string()])
	.transform((given) => String(given).normalize('NFKC').replace(/[\s,]/g, ''))
	.refine(isFigure, { error: 'figure.invalid' });

export const newOwnFactor = z.strictObject({
	carrier: z.enum(CARRIER_CODES, { error: 'carrier.unknown' }),
	meteringPointId: optional(z.string().min(1).max(64)),
	supplier: optional(name),
	fromMonth: month,
	toMonth: optional(month),
	basic: optional(typedFigure),
	adjusted: optional(typedFigure),
	emissionUnit: optional(z.string().max(40)),
	energy: optional(typedFigure),
	energyUnit: optional(z.string().max(40)),
	kgPerM3: optional(typedFigure),
	standardM3PerM3: optional(typedFigure),
	source: z.string().trim().min(1).max(500)
});

export type NewOwnFactor = z.output<typeof newOwnFactor>;

/** What a factor of this carrier can say, and in which units; a field that says nothing may stay empty. */
export function assertSaysSomething(given: NewOwnFactor): void {
	const { carrier, fromMonth, toMonth } = given;
	const known = carrierOf(carrier);
	if (known.role === 'record') throw refused('own_factor.not_energy', 'carrier');
	if (toMonth !== null && toMonth < fromMonth) throw refused('own_factor.range', 'toMonth');
	const emission = given.basic ?? given.adjusted;
	const values = [emission, given.energy, given.kgPerM3, given.standardM3PerM3];
	if (values.every((value) => value === null)) throw refused('own_factor.empty', 'adjusted');
	if (emission !== null) assertUnit(given.emissionUnit, emissionUnits(known), 'emissionUnit');
	if (given.energy !== null) assertUnit(given.energyUnit, energyUnits(known), 'energyUnit');
	if (given.kgPerM3 !== null) assertBetween(given.kgPerM3, LPG_KG, carrier === 'lpg');
	if (given.standardM3PerM3 !== null)
		assertBetween(given.standardM3PerM3, GAS_M3, isMeteredGas(carrier));
}

interface Bounds {
	field: string;
	least: number;
	most: number;
}

/** Beyond these it is a slip of the pen: no LPG is lighter or heavier, no gas is pressed more. */
const LPG_KG: Bounds = { field: 'kgPerM3', least: 1.5, most: 3 };
const GAS_M3: Bounds = { field: 'standardM3PerM3', least: 0.8, most: 1.5 };

const isMeteredGas = (carrier: string) => ['city_gas', 'natural_gas'].includes(carrier);

function assertBetween(text: string, { field, least, most }: Bounds, fits: boolean): void {
	if (!fits) throw refused('own_factor.not_for_carrier', field);
	const value = Number(text);
	if (value < least || value > most) throw refused('figure.out_of_bounds', field, { least, most });
}

function assertUnit(unit: string | null, units: readonly { code: string }[], field: string): void {
	if (units.some(({ code }) => code === unit)) return;
	const choices = units.map(({ code }) => code).join('\n');
	throw refused('own_factor.unit', field, { choices });
}

export function refused(code: string, field: string, params: Invalid['params'] = {}): Invalid {
	return new Invalid(code, params, [finding('blocking', code, params, { column: field })]);
}

/** null: it is taken back as if it had never been. */
export const ending = z.strictObject({ lastMonth: optional(month) });
