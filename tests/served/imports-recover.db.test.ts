import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getServer } from '$lib/server/app';
import { readEvidence, storeEvidence } from '$lib/server/repositories/evidence';
import { insertImport } from '$lib/server/repositories/imports';
import { read, write } from '$lib/server/repositories/transaction';
import { createCompany } from '$lib/server/services/companies';
import { getImport } from '$lib/server/services/imports';
import { recoverReadings } from '$lib/server/services/imports/recover';
import { context, openApp } from '../integration/an-app';
import { companyScope, engines } from '../integration/engines';
import { bill } from './import-server';

const NOW = 1_000_000;

describe.each(engines)('readings that were broken off on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let company: string;

	beforeAll(async () => {
		app = await openApp({ createPlace });
		company = (await createCompany(context, { name: '復旧' })).id;
	});
	afterAll(() => app.close());

	/** An import as a process leaves it that dies while reading. */
	async function broken(content: string, claimedBy: string, claimedUntil = NOW): Promise<string> {
		const importId = randomUUID();
		const bytes = Buffer.from(content);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const file = { sha256, byteCount: bytes.length, createdAt: 1 };
		await write(getServer().database, companyScope(company), async (tx) => {
			const evidence = { ...file, mediaType: 'text/csv', bytes: [bytes] };
			await storeEvidence(companyScope(company), tx, evidence);
			await insertImport(companyScope(company), tx, {
				...{ importId, ...file, status: 'reading', fileName: 'bill.csv', createdBy: 'tester' },
				...{ layoutId: null, layoutReason: null, columns: null, findings: '[]', conflicts: null },
				request: '{"meteringPointId":null,"layout":null,"mapping":null}',
				counts: '{"new":0,"same":0,"conflict":0,"rejected":0}',
				...{ commitNumber: null, committedAt: null, undoneAt: null, claimedBy, claimedUntil }
			});
		});
		return importId;
	}

	const stateOf = async (id: string) => (await getImport(context, company, id)).status;

	test('are read again from the evidence, once the claim on them has ended', async () => {
		const ended = await broken(bill(100), '4711');
		const held = await broken(bill(200), '4712', NOW + 1);
		await recoverReadings(NOW);
		expect([await stateOf(ended), await stateOf(held)]).toEqual(['preview', 'reading']);
		await recoverReadings(NOW + 1);
		expect(await stateOf(held)).toBe('preview');
	});

	test('a file that broke off its recovery too has failed, with a finding and its evidence', async () => {
		const content = bill(300);
		const id = await broken(content, 'recovery');
		await recoverReadings(NOW);
		const { status, findings, file } = await getImport(context, company, id);
		expect([status, findings[0]?.code]).toEqual(['failed', 'import.too_demanding']);
		const scope = companyScope(company);
		const kept = await read(getServer().database, scope, (tx) =>
			readEvidence(scope, tx, file.sha256)
		);
		expect(Buffer.from(kept!).toString()).toBe(content);
	});
});
