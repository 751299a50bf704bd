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
import type { PointBills } from './placed-bill';

/**
 * All that is odd about a file's bills of one metering point. A bill whose year, unit
 * or digits are suspected is judged by nothing that would only say the same in other words.
 */
export function judgePoint(point: PointBills): Finding[] {
	const years = wrongYears(point.own);
	const dated = { ...point, own: years.bills };
	const thousands = unitSlips(dated);
	const thermal = megajoules(dated);
	const otherUnit = new Set([...thousands.slips, ...thermal.slips]);
	const unusual = spikes(dated, otherUnit);
	const suspected = new Set([...otherUnit, ...unusual.bills]);
	return [
		...years.findings,
		...thousands.findings,
		...thermal.findings,
		...rising(dated),
		...overlaps(dated),
		...gaps(dated),
		...unusual.findings,
		...zeroUse(dated),
		...unitPrices(dated, suspected),
		...missingYen(dated),
		...copies(dated),
		...demand(dated),
		...estimated(dated)
	];
}
