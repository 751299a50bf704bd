import { fromRow } from './row';
import type { StatusScope } from './scope';
import type { ReadTx } from './transaction';

/** So many months of a company's metering points stand on this factor: a count, no quantity. */
export interface FactorUse {
	companyId: string;
	carrier: string;
	/** null where no factor was found. */
	factorId: string | null;
	/** Of the adjusted result: official, own, provisional, unverified, not_computed. */
	status: string;
	months: number;
}

export async function countFactorUse(
	{ companyIds }: StatusScope,
	tx: ReadTx
): Promise<FactorUse[]> {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('usage_month as u')
		.innerJoin('metering_point as p', (join) =>
			join
				.onRef('p.company_id', '=', 'u.company_id')
				.onRef('p.metering_point_id', '=', 'u.metering_point_id')
		)
		.select(({ fn }) => [
			...(['u.company_id', 'p.carrier', 'u.factor_id'] as const),
			'u.status_co2_adjusted as status',
			fn.countAll<number>().as('months')
		])
		.where('u.company_id', 'in', companyIds)
		.groupBy(['u.company_id', 'p.carrier', 'u.factor_id', 'u.status_co2_adjusted'])
		.execute();
	return rows.map(fromRow);
}
