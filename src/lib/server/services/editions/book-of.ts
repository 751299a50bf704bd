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

/** What decides the company's factors now. */
export async function bookOf(scope: CompanyScope, tx: ReadTx): Promise<FactorBook> {
	const editions = await adoptedEditions(scope, tx);
	const rows = (await listOwnFactors(scope, tx)).filter(({ endedAt }) => endedAt === null);
	const own = [...rows.map(asOwnFactor), ...editions.flatMap(consortiumFactors)];
	return { library: libraryWith(editions), own };
}

/** Those that count in place of the founding ones of their series. */
export async function adoptedEditions(scope: CompanyScope, tx: ReadTx): Promise<EditionFile[]> {
	const adopted = await listCompanyEditions(scope, tx);
	const unknown = adopted
		.map(({ editionId }) => editionId)
		.filter((id) => !parsed.has(id) && !shippedEdition(id));
	for (const { editionId, content } of await readAdoptedContents(scope, tx, unknown))
		remember(editionId, readEdition(content));
	return adopted.map(({ editionId }) => editionById(editionId));
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
