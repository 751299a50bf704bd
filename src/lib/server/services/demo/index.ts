import { authoriseNewCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { read, write } from '../../repositories/transaction';
import { addFirstAdmin, existingCompany } from '../companies';
import { recordServerDeed } from '../records/deeds';
import type { CompanyView } from '../views';
import { fillCompany } from './fill-company';
import { FOUNDRY } from './foundry';

export { listSamples, uploadSample } from './samples';

/** The fictitious foundry (見本): its files go the way of every other company's files. */
export async function createDemoCompany(context: Context): Promise<CompanyView> {
	const userId = context.principal?.userId ?? '';
	const scope = authoriseNewCompany(context, ['demo', 'create'], userId);
	return fillDemoCompany(scope, Date.now());
}

export async function fillDemoCompany(scope: CompanyScope, nowMs: number): Promise<CompanyView> {
	const { database } = getServer();
	await fillCompany(scope, FOUNDRY, nowMs);
	await write(database, scope, async (tx) => {
		await addFirstAdmin(scope, tx);
		await recordServerDeed(tx, scope, { event: 'demo.load', companies: 1 });
	});
	return read(database, scope, (tx) => existingCompany(scope, tx));
}
