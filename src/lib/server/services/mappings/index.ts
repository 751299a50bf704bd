import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound, Unavailable } from '../../errors';
import {
	deleteRememberedMapping,
	listRememberedMappings
} from '../../repositories/remembered-mappings';
import { read, write } from '../../repositories/transaction';
import { findUserById } from '../../repositories/users';
import { recordDeed } from '../records/deeds';
import { WorkerEnded } from '../../workers/process-pool';
import { parseTrial, type TrialInput } from './input';
import { LatestOnly } from './latest-only';
import { stands } from './remember';
import {
	toRememberedView,
	toTrialView,
	type MappingTrialView,
	type RememberedMappingView
} from './view';

export { mapImport } from './map-import';
export { mappingFields } from './fields';

/** A file that is asked about: its first rows, and how it would be read as things stand. */
export async function getMapping(
	context: Context,
	companyId: string,
	importId: string
): Promise<MappingTrialView> {
	const scope = authoriseCompany(context, 'import', 'read', companyId);
	return run(context, scope, { importId, input: NOTHING_SAID });
}

/** What a mapping would make of the file. Nothing is stored. */
export async function tryMapping(
	context: Context,
	companyId: string,
	{ id, ...input }: { id: string } & Record<string, unknown>
): Promise<MappingTrialView> {
	const scope = authoriseCompany(context, 'import', 'update', companyId);
	return run(context, scope, { importId: id, input: parseTrial(input) });
}

const NOTHING_SAID: TrialInput = {
	...{ mapping: null, headerRow: null, sheet: null },
	meteringPointId: null
};

/** A head of two megabytes takes a fraction of it; whatever takes longer is stopped. */
const TRIAL_MS = 20_000;

const trials = new LatestOnly();

async function run(
	context: Context,
	scope: CompanyScope,
	{ importId, input }: { importId: string; input: TrialInput }
): Promise<MappingTrialView> {
	const { dispatcher, config } = getServer();
	const { companyId, userId } = scope;
	const job = {
		...{ ...input, importId, owner: { companyId, userId } },
		...{ nowMs: Date.now(), maxRows: config.limits.rows },
		maxUnpackedBytes: config.limits.unpackedBytes
	};
	const key = `${companyId} ${userId} ${importId}`;
	const trial = trials.run(key, () =>
		dispatcher.run('try-mapping', job, AbortSignal.timeout(TRIAL_MS))
	);
	return toTrialView(await trial.catch(refuseSlow), context.locale);
}

function refuseSlow(error: unknown): never {
	throw error instanceof WorkerEnded ? new Unavailable('mapping.no_answer') : error;
}

/** Of each shape of headings the mapping that is used now. */
export async function listMappings(
	context: Context,
	companyId: string
): Promise<RememberedMappingView[]> {
	const scope = authoriseCompany(context, 'mapping', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		const known = (await listRememberedMappings(scope, tx)).filter(stands);
		const newest = [...Map.groupBy(known, ({ shape }) => shape).values()].map(([first]) => first!);
		const people = [...new Set(newest.map(({ taughtBy }) => taughtBy))];
		const names = new Map<string, string | null>();
		for (const id of people) names.set(id, (await findUserById(tx, id))?.name ?? null);
		return newest.map((one) => toRememberedView(one, names.get(one.taughtBy) ?? null));
	});
}

/** From now on such files are recognised, or asked about, as if nobody had said anything. */
export async function forgetMapping(
	context: Context,
	companyId: string,
	mappingId: string
): Promise<void> {
	const scope = authoriseCompany(context, 'mapping', 'delete', companyId);
	await write(getServer().database, scope, async (tx) => {
		if (!(await deleteRememberedMapping(scope, tx, mappingId))) throw new NotFound('not_found');
		await recordDeed(scope, tx, { event: 'mapping.forget', mappingId });
	});
}
