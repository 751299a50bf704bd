import { finding, type Finding } from '$lib/domain/finding';
import type { LoadDay } from '$lib/domain/readings/load-day';
import { energyOfPower } from '$lib/domain/readings/power';
import { registerDays, withMultiplier } from '$lib/domain/readings/register-days';
import type { Decimal } from '$lib/domain/units/decimal';
import type { QuantityColumn } from '../headings/quantity-columns';

type Counted = Pick<QuantityColumn, 'name' | 'register' | 'rate'>;

/** Side by side every figure stands alone: nothing beside a counter tells its multiplier. */
export const BARE_REGISTER = { before: null, multiplier: null };

interface Energy {
	days: LoadDay[];
	findings: Finding[];
}

/** What a column's figures say was used: as they stand, from a counter, or from power. */
export function asEnergy(read: LoadDay[], column: Counted, multiplier: Decimal): Energy {
	if (column.register) return ofCounter(read, column, multiplier);
	if (column.rate) return ofPower(read, column);
	return { days: read, findings: [] };
}

function ofCounter(read: LoadDay[], { name }: Counted, multiplier: Decimal): Energy {
	const { days, rollOvers, falls, fallRow } = registerDays(read);
	const findings: Finding[] = [];
	const place = { column: name };
	if (rollOvers > 0)
		findings.push(finding('note', 'reading.register_rolled_over', { count: rollOvers }, place));
	if (falls > 0) {
		const where = { ...place, row: fallRow };
		findings.push(finding('warning', 'reading.register_fell', { count: falls }, where));
	}
	return { days: withMultiplier(days, multiplier), findings };
}

function ofPower(read: LoadDay[], { name }: Counted): Energy {
	const params = { column: name, minutes: read[0]!.slotMinutes };
	const where = { row: read[0]!.firstRow, column: name };
	return {
		days: read.map(energyOfPower),
		findings: [finding('note', 'reading.power_times_hours', params, where)]
	};
}
