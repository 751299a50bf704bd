import type { Finding } from '../finding';
import { againstBills } from './checks/against-bills';
import { againstSameDays } from './checks/against-same-days';
import { aboveContract, gridSized, spikes, thousands, zeroDays } from './checks/sizes';
import type { PointReadings } from './read-day';

/** All that is odd about a file's readings of one metering point; the unit is suspected once. */
export function judgeReadings(point: PointReadings): Finding[] {
	const beside = againstBills(point);
	const units = [
		...thousands(point),
		...(beside.length > 0 ? beside : againstSameDays(point)),
		...gridSized(point)
	];
	const contract = units.length > 0 ? [] : aboveContract(point);
	return [...units, ...contract, ...spikes(point), ...zeroDays(point)];
}
