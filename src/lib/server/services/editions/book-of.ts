import type { FactorBook } from '$lib/domain/factors/factor-book';
import {
	consortiumFactors,
	type EditionFile,
	libraryWith,
	readEdition,
	shippedEdition
} from '../../factor-library';
import { listCompanyEditions, readAdoptedContents } from '../../repositories/company-editions';
import { listOwnFactors } from '../../repositories/own-factors';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { asOwnFactor } from '../own-factors/as-own-factor';

/** Editions by id, parsed: an id stands for one content for ever. */
const parsed = new Map<string, EditionFile>();
const KEPT = 32;

/** In place of an edition's id: none of the company's own any more, so that the founding one counts. */
export const FOUNDING = 'founding';

/** What decides the company's factors now. */
export async function bookOf(scope: CompanyScope, tx: ReadTx): Promise<FactorBook> {
	return bookWith(scope, tx, await adoptedEditions(scope, tx));
}

/** The same, were these the editions that count in place of the founding ones. */
export async function bookWith(
	scope: CompanyScope,
	tx: ReadTx,
	editions: readonly EditionFile[]
): Promise<FactorBook> {
	const rows = (await listOwnFactors(scope, tx)).filter(({ endedAt }) => endedAt === null);
	const own = [...rows.map(asOwnFactor), ...editions.flatMap(consortiumFactors)];
	return { library: libraryWith(editions), own };
}

/** Those that count in place of the founding ones of their series. */
export async function adoptedEditions(scope: CompanyScope, tx: ReadTx): Promise<EditionFile[]> {
	const adopted = await listCompanyEditions(scope, tx);
	const ids = adopted.map(({ editionId }) => editionId).filter((id) => id !== FOUNDING);
	await load(scope, tx, ids);
	return ids.map(editionById);
}

/** One that the company adopted, now or once. */
export async function adoptedEdition(
	scope: CompanyScope,
	tx: ReadTx,
	id: string
): Promise<EditionFile> {
	await load(scope, tx, [id]);
	return editionById(id);
}

async function load(scope: CompanyScope, tx: ReadTx, ids: readonly string[]): Promise<void> {
	const unknown = ids.filter((id) => !parsed.has(id) && !shippedEdition(id));
	for (const { editionId, content } of await readAdoptedContents(scope, tx, unknown))
		remember(editionId, readEdition(content));
}

function editionById(id: string): EditionFile {
	const edition = shippedEdition(id) ?? parsed.get(id);
	if (!edition) throw new Error(`edition ${id} is adopted and not there`);
	return edition;
}

function remember(id: string, edition: EditionFile): void {
	parsed.set(id, edition);
	const [oldest] = parsed.keys();
	if (parsed.size > KEPT) parsed.delete(oldest!);
}
