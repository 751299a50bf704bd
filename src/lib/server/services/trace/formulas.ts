import type { TimedPart } from '$lib/domain/energy/energy-by-time';
import type { EmissionsOfUse } from '$lib/domain/emissions/emissions-of-use';
import { CRUDE_OIL_KL_PER_GJ } from '$lib/domain/factors/constants';
import type { TraceView } from '../views';

type Formula = TraceView['formulas'][number];

/** Each result written out with its figures, the same in every language. */
export function formulasOf(use: EmissionsOfUse, parts: readonly TimedPart[] | null): Formula[] {
	const quantity = `${figure(use.base.quantity)} ${use.base.unit}`;
	const { factor, energyFactor } = use;
	const gj = energyFactor.energyFactor;
	const one = gj && `${quantity} × ${figure(gj.gjPerUnit)} ${gj.unit}`;
	const energy = parts ? parts.map((part) => partText(part, use.base.unit)).join(' ＋ ') : one;
	const sum = (of: 'gigajoules' | 'crudeOilKl') =>
		parts ? parts.reduce((total, part) => total + part[of], 0) : use[of];
	const volume = use.gasVolume ? ` × ${figure(use.gasVolume.standardM3PerM3)}` : '';
	const times = (value: number | null | undefined) =>
		value === null || value === undefined
			? null
			: `${quantity}${volume} × ${figure(value)} ${factor.factor!.unit}`;
	return [
		line('gigajoules', energy, { value: sum('gigajoules'), unit: 'GJ' }),
		line(
			'crudeOilKl',
			energy && `${parts ? `（${energy}）` : energy} × ${CRUDE_OIL_KL_PER_GJ} kL/GJ`,
			{
				value: sum('crudeOilKl'),
				unit: 'kL'
			}
		),
		line('co2KgBasic', times(factor.factor?.valueBasic), { value: use.co2KgBasic, unit: 'kg-CO2' }),
		line('co2KgAdjusted', times(factor.factor?.valueAdjusted), {
			value: use.co2KgAdjusted,
			unit: 'kg-CO2'
		})
	];
}

function partText({ quantityInBaseUnit, factor }: TimedPart, unit: string): string {
	return `${figure(quantityInBaseUnit)} ${unit} × ${figure(factor.gjPerUnit)} ${factor.unit}`;
}

function line(
	result: Formula['result'],
	left: string | null | undefined,
	{ value, unit }: { value: number | null; unit: string }
): Formula {
	if (!left || value === null) return { result, text: '—', value };
	return { result, text: `${left} = ${figure(value)} ${unit}`, value };
}

/** Unrounded: up to fifteen digits, thousands separated. */
function figure(value: number): string {
	return value.toLocaleString('en', { maximumSignificantDigits: 15 });
}
