import type { Context } from '$lib/server/access/context';
import { page } from '$lib/server/http';
import { label } from '$lib/server/sentences';
import { listServerRecords, type RecordView } from '$lib/server/services/records';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, url }) => {
	const asked = Number(url.searchParams.get('before'));
	const before = Number.isInteger(asked) && asked > 0 ? asked : null;
	const { records, next } = await listServerRecords(context, { before });
	return { records: records.map((one) => inWords(one, context)), next, first: before === null };
});

/** What was done, and by whom where nobody of the people here did it. */
function inWords(record: RecordView, { locale }: Context) {
	const { sequence, at, event, actorName, actorRole } = record;
	const nobody = actorName === '' ? label(`record.actor.${actorRole}`, locale) : null;
	return { sequence, at, deed: label(`record.${event}`, locale), actor: nobody ?? actorName };
}
