import type { Context } from '../../access/context';
import { log } from '../../log';
import { listConsortiaOf } from '../../repositories/consortia';
import { listMembershipsOf } from '../../repositories/memberships';
import { appendCompanyRecord, appendServerRecord } from '../../repositories/records';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import { findUserById } from '../../repositories/users';

/** What is put on record as done. The messages `record_<event with _ for .>` have the words. */
export type CompanyDeed =
	| 'company.create'
	| 'company.update'
	| 'member.join'
	| 'member.role'
	| 'member.remove'
	| 'member.reset_link'
	| 'invitation.create'
	| 'invitation.withdraw'
	| 'consent.grant'
	| 'consent.withdraw'
	| 'engagement.begin'
	| 'engagement.end'
	| 'consortium.join'
	| 'consortium.leave'
	| 'reminder.send'
	| 'reminder.stop'
	| 'reminder.allow'
	| 'import.commit'
	| 'import.undo'
	| 'bill.enter'
	| 'bill.correct'
	| 'bill.remove'
	| 'month.close'
	| 'month.reopen'
	| 'report.issue'
	| 'mapping.forget'
	| 'edition.adopt'
	| 'edition.hold'
	| 'edition.undo'
	| 'site.create'
	| 'site.update'
	| 'metering_point.create'
	| 'metering_point.update'
	| 'metering_point.end'
	| 'metering_point.reopen'
	| 'driver.create'
	| 'driver.update'
	| 'driver.remove'
	| 'driver.restore'
	| 'own_factor.create'
	| 'own_factor.end'
	| 'certificate.create'
	| 'certificate.end'
	| 'scope3_entry.create'
	| 'scope3_entry.correct'
	| 'scope3_entry.remove'
	| 'attachment.create';

export type ServerDeed =
	| 'user.create'
	| 'user.disable'
	| 'user.enable'
	| 'user.reset_link'
	| 'user.factor_reset'
	| 'session.create'
	| 'sessions.end'
	| 'password.change'
	| 'password.reset'
	| 'email.change'
	| 'name.change'
	| 'factor.enable'
	| 'factor.stop'
	| 'recovery_codes.make'
	| 'recovery_code.use'
	| 'passkey.add'
	| 'passkey.remove'
	| 'token.create'
	| 'token.revoke'
	| 'invitation.create'
	| 'invitation.withdraw'
	| 'operator.join'
	| 'consortium.create'
	| 'edition.bring_in'
	| 'edition.discard'
	| 'restatement.apply'
	| 'restatement.undo'
	| 'consortium_member.join'
	| 'consortium_member.remove'
	| 'demo.load'
	| 'demo.sign_ins';

/** Ids and words; never quantities, addresses or secrets. */
export type Detail = Readonly<Record<string, string | number | null>>;

interface Actor {
	actorId: string | null;
	actorName: string;
	actorRole: string;
}

/** In the transaction of the deed itself: both stand, or neither. */
export async function recordDeed(
	scope: CompanyScope,
	tx: WriteTx,
	{ event, ...detail }: { event: CompanyDeed } & Detail
): Promise<void> {
	const actor = await companyActor(scope, tx);
	const record = { ...entry(event, detail), ...actor };
	const { sequence, hash } = await appendCompanyRecord(scope, tx, record);
	const { companyId } = scope;
	log.info({ record: event, company: companyId, actor: actor.actorId, sequence, hash });
}

/** Of people and of the server itself, which no company reads. */
export async function recordServerDeed(
	tx: WriteTx,
	actor: Context['principal'] | { userId: string },
	{ event, ...detail }: { event: ServerDeed } & Detail
): Promise<void> {
	const by = await serverActor(tx, actor);
	const { sequence, hash } = await appendServerRecord(tx, { ...entry(event, detail), ...by });
	log.info({ record: event, actor: by.actorId, sequence, hash });
}

function entry(event: string, detail: Detail) {
	const at = Date.now();
	return { at, kind: 'audit', event, basis: null, detail: JSON.stringify(detail) };
}

/** Who acts in the company: its own people, else the coordinator who looks after it. */
async function companyActor({ userId, companyId }: CompanyScope, tx: ReadTx): Promise<Actor> {
	const user = await findUserById(tx, userId);
	if (!user) return COMMAND_LINE;
	const memberships = await listMembershipsOf(tx, userId);
	const own = memberships.find((one) => one.companyId === companyId)?.role;
	const role = own ?? (await outsideRole(tx, userId)) ?? 'signed_in';
	return { actorId: userId, actorName: user.name, actorRole: role };
}

async function outsideRole(tx: ReadTx, userId: string): Promise<string | undefined> {
	return (await listConsortiaOf(tx, userId))[0]?.role;
}

async function serverActor(tx: ReadTx, actor: { userId: string } | null): Promise<Actor> {
	if (!actor) return NOBODY;
	const user = await findUserById(tx, actor.userId);
	if (!user) return COMMAND_LINE;
	const actorRole = user.operatorSince === null ? 'signed_in' : 'operator';
	return { actorId: user.userId, actorName: user.name, actorRole };
}

const COMMAND_LINE: Actor = { actorId: null, actorName: '', actorRole: 'command_line' };
const NOBODY: Actor = { actorId: null, actorName: '', actorRole: 'anonymous' };
