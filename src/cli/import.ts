import { NotFound } from '$lib/server/errors';
import { commitImport, getImport, uploadLocalFile } from '$lib/server/services/imports';
import type { ImportStatus, ImportView } from '$lib/server/services/views';
import { existsSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import type { Context } from '$lib/server/access/context';
import { type Command, printed } from './command';

const EXIT: Partial<Record<ImportStatus, number>> = {
	preview: 0,
	committed: 0,
	needs_mapping: 3,
	refused: 4
};
const POLL_MS = 200;

export const importFile: Command = {
	usage: 'import FILE --company ID [--metering-point ID] [--commit]',
	options: {
		company: { type: 'string' },
		'metering-point': { type: 'string' },
		commit: { type: 'boolean' }
	},
	required: ['company'],
	positionals: 1,
	run: async (context, { values, positionals: [path = ''] }) => {
		const companyId = String(values.company);
		const point = values['metering-point'];
		if (!existsSync(path)) throw new NotFound('file.missing', { path });
		const meteringPointId = point === undefined ? null : String(point);
		const uploaded = await uploadLocalFile(context, companyId, { path, meteringPointId });
		const read = await whenRead(context, companyId, uploaded);
		const view =
			values.commit && read.status === 'preview'
				? await commitImport(context, companyId, { id: read.id })
				: read;
		return printed(view, EXIT[view.status] ?? 1);
	}
};

/** The answer may come before a long file is read; here nobody waits but the caller. */
async function whenRead(
	context: Context,
	companyId: string,
	uploaded: ImportView
): Promise<ImportView> {
	let view = uploaded;
	while (view.status === 'reading') {
		await after(POLL_MS);
		view = await getImport(context, companyId, view.id);
	}
	return view;
}
