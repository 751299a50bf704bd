/** Records of a file that once ended in a fault of the server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompany } from '$lib/server/services/companies';
import { commitImport, uploadFile } from '$lib/server/services/imports';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import { verify } from '$lib/server/services/verify';
import { context, openApp } from './an-app';
import { engines } from './engines';

async function uploaded(...lines: string[]) {
	const { id: company } = await createCompany(context, { name: '試験' });
	const body = new FormData();
	body.append('file', new Blob([lines.join('\n')]), 'made.csv');
	const request = new Request('http://localhost/', { method: 'POST', body });
	return { company, view: await uploadFile(context, company, request) };
}

const NUMBER = '0300111000000000000001';
const hours = (name: string) =>
	Array.from({ length: 24 }, (_, hour) => `${name},${NUMBER},2026/4/1 ${hour}:00,1`);

describe.each(engines)('$name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	afterAll(async () => {
		expect((await verify(context)).differences).toEqual([]);
		await app.close();
	});

	it('a line that is missing in a day leaves a gap between rows of one step', async () => {
		const slots = ['00:00', '01:00', '01:30', '02:00', '02:30'];
		const lines = slots.map((slot) => `2026/4/1 ${slot},1`);
		const { view } = await uploaded('日時,使用量(kWh)', ...lines);
		expect([view.status, view.counts.new]).toEqual(['preview', 5]);
	});

	it('two names of one supply point are bills of one metering point', async () => {
		const head = '施設名,供給地点特定番号,年月,使用量(kWh)';
		const lines = [`本社,${NUMBER},2026/4,100`, `本社工場,${NUMBER},2026/5,200`];
		const { company, view } = await uploaded(head, ...lines);
		const { status, counts } = await commitImport(context, company, { id: view.id });
		expect([status, counts.new]).toEqual(['committed', 2]);
		expect(await listMeteringPoints(context, company)).toHaveLength(1);
	});

	it('two names of one supply point on the same days are refused in words', async () => {
		const head = '施設名,供給地点特定番号,日時,使用量(kWh)';
		const { company, view } = await uploaded(head, ...hours('本社'), ...hours('本社工場'));
		await expect(commitImport(context, company, { id: view.id })).rejects.toMatchObject({
			code: 'import.days_of_point_twice',
			params: { name: '本社工場', otherName: '本社' }
		});
	});
});
