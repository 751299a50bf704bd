import { todayInJapan } from '$lib/domain/time/day';
import { scopeOfJobAcross } from '../../access/job-scope';
import { Kept } from '../kept';
import type { CompanyView } from '../views';
import { latePointsOf } from './late-companies';

/** Asked for by every page of a company, and changed by its commits and by the day alone. */
const kept = new Kept<number>(5_000);

/** How many metering points of these companies are late, for the mark in the menu. */
export async function lateMarks(
	companies: readonly Pick<CompanyView, 'id' | 'dataVersion'>[]
): Promise<Map<string, number>> {
	const today = todayInJapan(Date.now());
	const keyOf = ({ id, dataVersion }: (typeof companies)[number]) =>
		JSON.stringify([id, dataVersion, today]);
	const unknown = companies.filter((one) => kept.find(keyOf(one)) === undefined);
	if (unknown.length > 0) {
		const scope = scopeOfJobAcross(unknown.map(({ id }) => id));
		const late = await latePointsOf(scope, today);
		for (const one of unknown) kept.keep(keyOf(one), late.get(one.id) ?? 0);
	}
	return new Map(companies.map((one) => [one.id, kept.find(keyOf(one)) ?? 0]));
}
