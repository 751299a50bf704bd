import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { read, type WriteTx, write } from '../../repositories/transaction';
import { loadParts } from '../imports/parts';
import { toImportView } from '../imports/view';
import type { ImportView } from '../views';

/** Makes an import in one transaction, and answers it as it then stands. */
export async function writing(
	scope: CompanyScope,
	{ locale }: Pick<Context, 'locale'>,
	work: (tx: WriteTx) => Promise<string>
): Promise<ImportView>;
export async function writing(
	scope: CompanyScope,
	{ locale }: Pick<Context, 'locale'>,
	work: (tx: WriteTx) => Promise<string | null>
): Promise<ImportView | null>;
export async function writing(
	scope: CompanyScope,
	{ locale }: Pick<Context, 'locale'>,
	work: (tx: WriteTx) => Promise<string | null>
): Promise<ImportView | null> {
	const { database } = getServer();
	const importId = await write(database, scope, work);
	if (importId === null) return null;
	const parts = await read(database, scope, (tx) => loadParts(scope, tx, importId));
	if (!parts) throw new NotFound('not_found');
	return toImportView(parts, locale);
}
