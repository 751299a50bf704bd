import { z } from 'zod';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { parseInput } from '../../input';
import { deleteCandidates } from '../../repositories/candidates';
import { listImports as selectImports, moveImport } from '../../repositories/imports';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { read, write } from '../../repositories/transaction';
import { listUserNames } from '../../repositories/users';
import type { ImportLine, ImportView } from '../views';
import { loadParts } from './parts';
import { abortReading } from './start-reading';
import { toImportLine, toImportView } from './view';

export { openEvidence } from './open-evidence';
export { rejectedWorkbook } from './rejected-rows';
export { uploadFile, uploadLocalFile } from './upload-file';

/** More than a company uploads in years; lists are cut into pages by the caller. */
const ALL = { limit: 10_000, before: null };

export async function listImports(context: Context, companyId: string): Promise<ImportLine[]> {
	const scope = authoriseCompany(context, 'import', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		const rows = await selectImports(scope, tx, ALL);
		const points = await listAllMeteringPoints(scope, tx);
		const names = {
			people: await listUserNames(
				tx,
				rows.map(({ createdBy }) => createdBy)
			),
			points: new Map(points.map(({ meteringPointId, name }) => [meteringPointId, name]))
		};
		return rows.map((row) => toImportLine(row, names, context.locale));
	});
}

export async function getImport(
	context: Context,
	companyId: string,
	importId: string
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'import', 'read', companyId);
	return viewOf(context, scope, importId);
}

const commitInput = z.strictObject({
	id: z.string(),
	conflicts: z.enum(['keep', 'replace', 'both']).default('keep'),
	/** Metering point by index in `records`. */
	meteringPoints: z.record(z.string().regex(/^\d{1,6}$/), z.string().max(100)).default({})
});

/** What was previewed counts from now on; a second time changes nothing. */
export async function commitImport(
	context: Context,
	companyId: string,
	input: { id: string } & Record<string, unknown>
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'import', 'commit', companyId);
	const { id, ...choices } = parseInput(commitInput, input);
	await getServer().dispatcher.run('commit-import', { ...jobFor(scope, id), ...choices });
	return viewOf(context, scope, id);
}

/** Takes a committed import out of force again; a second time changes nothing. */
export async function undoImport(
	context: Context,
	companyId: string,
	importId: string
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'import', 'undo', companyId);
	await getServer().dispatcher.run('undo-import', jobFor(scope, importId));
	return viewOf(context, scope, importId);
}

/** Before anything counted: the candidates go, name and hash stay. */
export async function cancelImport(
	context: Context,
	companyId: string,
	importId: string
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'import', 'delete', companyId);
	abortReading(importId);
	await write(getServer().database, scope, async (tx) => {
		const parts = await loadParts(scope, tx, importId);
		if (!parts) throw new NotFound('not_found');
		if (parts.row.status === 'cancelled') return;
		const from = ['reading' as const, 'preview' as const, 'needs_mapping' as const];
		const moved = await moveImport(scope, tx, { importId, from, to: 'cancelled' });
		if (!moved) throw new Conflict('import.not_open', { status: parts.row.status });
		await deleteCandidates(scope, tx, importId);
	});
	return viewOf(context, scope, importId);
}

function jobFor({ companyId, userId }: CompanyScope, importId: string) {
	return { owner: { companyId, userId }, importId, nowMs: Date.now() };
}

async function viewOf(
	context: Context,
	scope: CompanyScope,
	importId: string
): Promise<ImportView> {
	const parts = await read(getServer().database, scope, (tx) => loadParts(scope, tx, importId));
	if (!parts) throw new NotFound('not_found');
	const own = principalIsOwn(context, scope.companyId);
	return toImportView(parts, context.locale, own ? 'own' : 'outside');
}

function principalIsOwn({ principal }: Context, companyId: string): boolean {
	if (principal?.via === 'command_line') return true;
	return principal?.memberships.some((one) => one.companyId === companyId) ?? false;
}
