/** A company with a row in every derived table: bills, merged readings, deliveries, a driver. */
import { createCompany } from '$lib/server/services/companies';
import { enterDeliveries } from '$lib/server/services/deliveries';
import { createDriver, enterDriverValues } from '$lib/server/services/drivers';
import { commitImport, uploadFile } from '$lib/server/services/imports';
import { createMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import { createSite } from '$lib/server/services/sites';
import { context } from './an-app';

const BILLS = [
	'使用期間開始,使用期間終了,使用量(kWh),請求金額(円)',
	'2025/4/13,2025/5/12,300,9000',
	'2025/5/13,2025/6/12,310,9300',
	'2025/6/13,2025/7/12,320,9600'
];
const hours = (kwh: number, count: number) => [
	'日時,使用量(kWh)',
	...Array.from(
		{ length: count },
		(_, hour) => `2025-07-20 ${String(hour).padStart(2, '0')}:00,${kwh}`
	)
];

export async function aFullCompany(): Promise<string> {
	const { id: company } = await createCompany(context, { name: '検算' });
	const { id: siteId } = await createSite(context, company, { name: '工場' });
	const point = async (name: string, carrier: string, unit: string) =>
		(await createMeteringPoint(context, company, { siteId, name, carrier, unit })).id;
	const power = await point('受電', 'electricity', 'kWh');
	const oil = await point('暖房', 'kerosene', 'L');
	await updateMeteringPoint(context, company, {
		...{ id: power, supplier: '東京電力エナジーパートナー' }
	});
	const put = async (lines: string[], conflicts: 'keep' | 'replace' = 'keep') => {
		const body = new FormData();
		body.append('file', new Blob([lines.join('\n')]), 'table.csv');
		body.append('meteringPointId', power);
		const request = new Request('http://localhost/', { method: 'POST', body });
		const { id } = await uploadFile(context, company, request);
		await commitImport(context, company, { id, conflicts });
	};
	await put(BILLS);
	await put(hours(1.5, 24));
	await put(hours(2.25, 12), 'replace');
	await enterDeliveries(context, company, {
		meteringPointId: oil,
		deliveries: [
			{ day: '2025-05-01', quantity: 310, costYen: 36000 },
			{ day: '2025-06-01', quantity: 280, costYen: 33000 },
			{ day: '2025-07-01', quantity: 500, costYen: 60000 }
		]
	});
	const driver = await createDriver(context, company, {
		...{ name: '鋳込量', unit: 't', kind: 'production', siteId }
	});
	const values = [
		{ period: '2025-04', value: 5 },
		{ period: '2025-05', value: 7 }
	];
	await enterDriverValues(context, company, { id: driver.id, values });
	return company;
}
