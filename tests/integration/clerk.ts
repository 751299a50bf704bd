/** A company with one electricity meter, and a clerk who types its bills and uploads files. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { enterBills, listBills } from '$lib/server/services/bills';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { uploadFile } from '$lib/server/services/imports';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { createSite } from '$lib/server/services/sites';
import { context, openApp } from './an-app';
import type { TestEngine } from './engines';

export const APRIL = { from: '2025/4/1', to: '2025/4/30', quantity: '1000', costYen: '30000' };

export class Clerk {
	company = '';
	meteringPoint = '';

	/** A new company and its first metering point. */
	async begin(): Promise<void> {
		this.company = (await createCompany(context, { name: '手入力工業' })).id;
		const site = await createSite(context, this.company, { name: '工場' });
		await this.work(site.id, { carrier: 'electricity' });
	}

	/** From now on with a new metering point. */
	async work(siteId: string, more: Record<string, unknown>): Promise<void> {
		const point = { siteId, name: '受電', ...more };
		this.meteringPoint = (await createMeteringPoint(context, this.company, point)).id;
	}

	/** What is written of its point. */
	of<T extends object>(more: T) {
		return { meteringPoint: this.meteringPoint, ...more };
	}

	enter(bill: Record<string, string | null>, more = {}) {
		return enterBills(context, this.company, this.of({ bills: [bill], ...more }));
	}

	async bills() {
		const bills = await listBills(context, this.company, this.of({}));
		return bills.map(({ from, to, quantity, costYen }) => [from, to, quantity, costYen]);
	}

	/** The bill that counts and begins before all others. */
	async oldest() {
		return this.of({ bill: (await listBills(context, this.company, this.of({}))).at(-1)!.id });
	}

	async april() {
		const asked = { from: '2025-04', to: '2025-04', by: ['month'] };
		const { rows } = await getEnergy(context, this.company, asked);
		return [rows[0]?.quantity, rows[0]?.costYen];
	}

	async upload(...lines: string[]): Promise<string> {
		const body = new FormData();
		const text = ['使用期間開始,使用期間終了,使用量(kWh),請求金額(円)', ...lines].join('\n');
		body.append('file', new Blob([text]), 'bills.csv');
		body.append('meteringPointId', this.meteringPoint);
		const request = new Request('http://localhost/', { method: 'POST', body });
		return (await uploadFile(context, this.company, request)).id;
	}
}

/** Begins anew before each test of the describe block. */
export function useClerk({ createPlace }: Pick<TestEngine, 'createPlace'>): Clerk {
	const clerk = new Clerk();
	let app: Awaited<ReturnType<typeof openApp>>;
	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	afterAll(() => app.close());
	beforeEach(() => clerk.begin());
	return clerk;
}
