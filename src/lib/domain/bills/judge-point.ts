import type { Finding } from '../finding';
import { estimated, missingYen } from './checks/completeness';
import { copies } from './checks/copies';
import { demand } from './checks/demand';
import { gaps } from './checks/gaps';
import { overlaps } from './checks/overlaps';
import { rising } from './checks/rising';
import { spikes } from './checks/spikes';
import { megajoules } from './checks/thermal-units';
import { unitPrices } from './checks/unit-prices';
import { unitSlips } from './checks/unit-slips';
import { wrongYears } from './checks/wrong-year';
import { zeroUse } from './checks/zero-use';
import type { PlacedBill, PointBills } from './placed-bill';

/** 160 years of months. What compares every bill with every other is left out beyond. */
const MOST_BILLS = 2_000;

/**
 * All that is odd about a file's bills of one metering point. A bill whose year, unit or digits
 * are suspected is judged by nothing that would only say the same in other words.
 */
export function judgePoint(point: PointBills): Finding[] {
	const years = wrongYears(point.own);
	const dated = { ...point, own: years.bills };
	const crowded = point.own.length + point.before.length > MOST_BILLS;
	const { findings, suspected } = crowded ? NOTHING : beside(dated);
	return [
		...years.findings,
		...findings,
		...overlaps(dated),
		...missingYen(dated),
		...demand(dated, suspected),
		...estimated(dated)
	];
}

interface Beside {
	findings: Finding[];
	/** Bills whose unit or digits are probably wrong. */
	suspected: ReadonlySet<PlacedBill>;
}

const NOTHING: Beside = { findings: [], suspected: new Set() };

/** Each bill beside the others of the point. */
function beside(point: PointBills): Beside {
	const thousands = unitSlips(point);
	const thermal = megajoules(point);
	const otherUnit = new Set([...thousands.slips, ...thermal.slips]);
	const unusual = spikes(point, otherUnit);
	const suspected = new Set([...otherUnit, ...unusual.bills]);
	const findings = [
		...thousands.findings,
		...thermal.findings,
		...unusual.findings,
		...rising(point),
		...gaps(point),
		...zeroUse(point),
		...unitPrices(point, suspected),
		...copies(point)
	];
	return { findings, suspected };
}
