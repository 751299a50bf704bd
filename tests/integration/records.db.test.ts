import type { Context } from '$lib/server/access/context';
import { getServer } from '$lib/server/app';
import { read, write } from '$lib/server/repositories/transaction';
import { listCompanyRecords } from '$lib/server/services/records';
import { recordOutsideReads } from '$lib/server/services/records/outside-reads';
import { grantConsent } from '$lib/server/services/relations/consents';
import * as engagements from '$lib/server/services/relations/engagements';
import { inviteToCompany } from '$lib/server/services/relations/invitations';
import { listSites } from '$lib/server/services/sites';
import { verify } from '$lib/server/services/verify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { code, person, server, useServer } from './access-world';
import { companyScope, engines } from './engines';
import { aCompany, asking, awake, energyOf, today } from './relations-world';

describe.each(engines)('on $name', (engine) => {
	useServer(engine);
	let companyId: string;
	let admin: Context;
	beforeAll(async () => {
		({ companyId, admin } = await aCompany('admin@relations.example'));
	});

	describe('records', () => {
		it('name what somebody outside read, by which engagement, and not what members read', async () => {
			await person('reader@relations.example');
			const auditor = 'reader@relations.example';
			const made = await engagements.addEngagement(server, companyId, { auditor, from: today });
			const { session } = await awake(auditor);
			const context = await asking(session.token, companyId);
			await listSites(context, companyId);
			await energyOf(context, companyId);
			await recordOutsideReads(context, { route: '/somewhere' });
			await listSites(admin, companyId);
			await recordOutsideReads(admin, { route: '/somewhere' });
			const { records } = await listCompanyRecords(admin, companyId, { kind: 'access' });
			expect(records).toHaveLength(1);
			expect(records[0]).toMatchObject({
				...{ event: 'read', words: '費用・エネルギー・CO₂、事業所を閲覧' },
				...{ actorName: '花', actorRole: 'auditor', basisId: made.id },
				detail: { resources: 'energy,site', basis: 'engagement', route: '/somewhere' }
			});
			expect(await code(listCompanyRecords(context, companyId, {}))).toBe('forbidden');
		});

		it('tell of consents, engagements, members and invitations by whom and when', async () => {
			await inviteToCompany(admin, companyId, { role: 'company_member' });
			await grantConsent(admin, companyId, { kind: 'casebook' });
			const [running] = await engagements.listEngagements(admin, companyId);
			await engagements.endEngagement(admin, companyId, running!.id);
			const { records } = await listCompanyRecords(admin, companyId, { kind: 'audit' });
			const events = new Set(records.map(({ event }) => event));
			for (const event of ['engagement.begin', 'engagement.end', 'consent.grant', 'member.join'])
				expect(events).toContain(event);
			const [mine] = records.filter(({ event }) => event === 'invitation.create');
			expect(mine).toMatchObject({ actorName: '花', actorRole: 'company_admin' });
		});

		it('are numbered by company, from one on', async () => {
			const { companyId: other } = await aCompany('other@relations.example');
			const [newest, ...earlier] = (await listCompanyRecords(server, other, {})).records;
			expect(newest?.sequence).toBe(earlier.length + 1);
			expect((await verify(server)).brokenChains).toEqual([]);
		});

		it('are refused by the engine to be changed or removed', async () => {
			const { database } = getServer();
			const scope = companyScope(companyId);
			const change = write(database, scope, (tx) =>
				tx.query.updateTable('company_record').set({ actor_name: 'x' }).execute()
			);
			await expect(change).rejects.toThrow('append-only');
			const removal = write(database, scope, (tx) =>
				tx.query.deleteFrom('company_record').execute()
			);
			await expect(removal).rejects.toThrow('append-only');
			const server = write(database, 'identity', (tx) =>
				tx.query.deleteFrom('server_record').execute()
			);
			await expect(server).rejects.toThrow('append-only');
		});

		it('show one changed byte where somebody got past the engine', async () => {
			expect((await verify(server)).brokenChains).toEqual([]);
			const { database } = getServer();
			const scope = companyScope(companyId);
			const third = () =>
				read(database, scope, (tx) =>
					tx.query
						.selectFrom('company_record')
						.select('detail')
						.where('company_id', '=', companyId)
						.where('sequence', '=', 3)
						.executeTakeFirstOrThrow()
				);
			const { detail } = await third();
			await unguarded(engine.name, companyId, `${detail} `);
			expect((await verify(server)).brokenChains).toEqual([{ chain: companyId, sequence: 3 }]);
			await unguarded(engine.name, companyId, detail);
			expect((await verify(server)).brokenChains).toEqual([]);
		});
	});
});

/** As whoever owns the database can: takes the trigger away, writes, and puts it back. */
async function unguarded(name: string, companyId: string, detail: string): Promise<void> {
	const { writer } = getServer().database;
	const change = sql`update company_record set detail = ${detail}
		where company_id = ${companyId} and sequence = 3`;
	await writer.transaction().execute(async (tx) => {
		if (name === 'sqlite') {
			await sql`drop trigger company_record_no_update`.execute(tx);
			await change.execute(tx);
			await sql`create trigger company_record_no_update before update on company_record
				begin select raise(abort, 'records are append-only'); end`.execute(tx);
			return;
		}
		await sql`select set_config('mieruka.companies', ${companyId}, true)`.execute(tx);
		await sql`alter table company_record disable trigger company_record_no_change`.execute(tx);
		await change.execute(tx);
		await sql`alter table company_record enable trigger company_record_no_change`.execute(tx);
	});
}
