import { isoDay, todayInJapan } from '$lib/domain/time/day';
import type { Context } from '$lib/server/access/context';
import { principalOfSession } from '$lib/server/access/find-principal';
import { getServer } from '$lib/server/app';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { addMember } from '$lib/server/services/members';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { createSite } from '$lib/server/services/sites';
import { fingerprint } from '$lib/server/access/secret';
import { asked, code, known, person, server, signedIn } from './access-world';

export const DAY_MS = 86_400_000;
export const dayFromNow = (days: number) => isoDay(todayInJapan(Date.now() + days * DAY_MS));
export const today = dayFromNow(0);

/** The person as a request about the company finds them, later if wanted. */
export async function asking(token: string, companyId: string, inMs = 0): Promise<Context> {
	const at = { now: Date.now() + inMs, companyId };
	return asked(await principalOfSession(getServer().database, token, at));
}

export const energyOf = (context: Context, companyId: string) =>
	code(getEnergy(context, companyId, { from: '2025-04', to: '2025-05' }));

/** A company of two sites with a metering point each, and its administrator. */
export async function aCompany(email: string) {
	const { id: companyId } = await createCompany(server, { name: '見本鋳造' });
	await person(email);
	await addMember(server, companyId, { email, role: 'company_admin' });
	const { context: admin } = await signedIn(email);
	const [first, second] = [
		(await createSite(admin, companyId, { name: '第一工場' })).id,
		(await createSite(admin, companyId, { name: '第二工場' })).id
	];
	for (const siteId of [first, second]) {
		const point = { siteId, name: siteId, carrier: 'electricity', unit: 'kWh' };
		await createMeteringPoint(admin, companyId, point);
	}
	return { companyId, admin, sites: { first, second } };
}

/** Signed in as if with a second factor, which roles over others' data need. */
export async function awake(email: string) {
	const { session } = await signedIn(email);
	await getServer()
		.database.writer.updateTable('session')
		.set({ second_factor_at: Date.now() })
		.where('token_hash', '=', fingerprint(session.token))
		.execute();
	return { session, context: asked(await known(session)) };
}
