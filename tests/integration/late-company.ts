import { addMonths, daysInMonth, monthOf, monthsBetween, todayInJapan } from '$lib/domain/time/day';
import { getServer } from '$lib/server/app';
import { write } from '$lib/server/repositories/transaction';
import { replaceUsageMonths } from '$lib/server/repositories/usage';
import { companyScope } from './engines';

export const RUNNING = monthOf(todayInJapan(Date.now()));
/** The month so many before the one that is running. */
export const ago = (months: number) => addMonths(RUNNING, -months);
export const monthsFrom = (first: number, last: number) => monthsBetween(ago(first), ago(last));

const FIGURES = {
	...{ quantity: 100, gigajoules: 1, crudeOilKl: 1, co2KgBasic: 1, co2KgAdjusted: 1 },
	...{ costYen: 1, statusGigajoules: 'official', statusCrudeOil: 'official' },
	...{ statusCo2Basic: 'official', statusCo2Adjusted: 'official', unit: 'kWh' },
	...{
		factorId: null,
		energyFactorId: null,
		dayQuantity: null,
		nightQuantity: null,
		findings: '[]',
		dataStatus: 'measured'
	}
};

/** These months of the point are whole, with this energy each, and no others are there. */
export async function fillMonths(
	companyId: string,
	{
		meteringPointId,
		months,
		gigajoules = 1
	}: { meteringPointId: string; months: readonly string[]; gigajoules?: number }
): Promise<void> {
	const scope = companyScope(companyId);
	const rows = months.map((month) => {
		const days = daysInMonth(month);
		const covered = { days, coveredDays: days, costDays: days };
		return { ...FIGURES, ...covered, meteringPointId, month, gigajoules };
	});
	const range = { from: '2000-01', to: '2100-01' };
	await write(getServer().database, scope, (tx) =>
		replaceUsageMonths(scope, tx, { meteringPointId, ...range, months: rows })
	);
}
