/** Bills of a plant from 2019 to 2026: a company whose series crosses the change of FY2023. */
import { monthsBetween } from '$lib/domain/time/day';
import { createCompany } from '$lib/server/services/companies';
import { commitImport, uploadFile } from '$lib/server/services/imports';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { createSite } from '$lib/server/services/sites';
import { context } from './an-app';

export interface Meter {
	carrier: string;
	unit: string;
	from: string;
	to: string;
	/** The same every month. */
	quantity: number;
	costYen: number;
	name?: string;
}

export async function companyWith(name: string, meters: readonly Meter[]): Promise<string> {
	const { id } = await createCompany(context, { name });
	const site = await createSite(context, id, { name: '工場' });
	for (const meter of meters) await billsOf(id, site.id, meter);
	return id;
}

async function billsOf(company: string, siteId: string, meter: Meter): Promise<void> {
	const { carrier, unit, name = carrier } = meter;
	const point = await createMeteringPoint(context, company, { siteId, name, carrier, unit });
	const body = new FormData();
	body.append('meteringPointId', point.id);
	body.append('file', new Blob([tableOf(meter)]), `${name}.csv`);
	const request = new Request('http://localhost/', { method: 'POST', body });
	const { id } = await uploadFile(context, company, request);
	const { status } = await commitImport(context, company, { id });
	if (status !== 'committed') throw new Error(`${name}: ${status}`);
}

function tableOf({ unit, from, to, quantity, costYen }: Meter): string {
	const lines = monthsBetween(from, to).map((month) => `${month},${quantity},${costYen}`);
	return [`年月,使用量(${unit}),請求金額(円)`, ...lines].join('\n');
}
