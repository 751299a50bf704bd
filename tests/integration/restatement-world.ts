/** A consortium with companies that buy electricity, and its coordinator who brings in lists. */
import { getServer } from '$lib/server/app';
import { type EditionFile, shippedEdition } from '$lib/server/factor-library';
import { read, write } from '$lib/server/repositories/transaction';
import { listCompanyMonths, listUsageMonths } from '$lib/server/repositories/usage';
import { createConsortium } from '$lib/server/services/relations/consortia';
import { joinAsCompany } from '$lib/server/services/relations/consortia';
import { updateMeteringPoint } from '$lib/server/services/metering-points';
import { uploadEdition } from '$lib/server/services/restatements/editions';
import { context } from './an-app';
import { APRIL, Clerk } from './clerk';
import { companyScope } from './engines';

export type SupplierList = Extract<EditionFile, { kind: 'supplier_list' }>;
export const LISTED = shippedEdition('electricity-result-2024') as SupplierList;
export const TEPCO = '東京電力エナジーパートナー';

/** The shipped list with TEPCO EP's residual at another figure. */
export function corrected(residual: string): SupplierList {
	const edition = structuredClone(LISTED);
	const tepco = edition.suppliers.find(({ name }) => name.startsWith(TEPCO))!;
	const figure = tepco.figures.find(({ kind }) => kind === 'residual')!;
	Object.assign(figure, { basic: residual, adjusted: residual });
	return edition;
}

export function fileRequest(content: string | Uint8Array, name: string, fields = {}): Request {
	const body = new FormData();
	for (const [field, value] of Object.entries(fields)) body.append(field, String(value));
	body.append('file', new Blob([content as BlobPart]), name);
	return new Request('http://localhost/', { method: 'POST', body });
}

export const bringIn = (consortiumId: string, edition: EditionFile) =>
	uploadEdition(context, consortiumId, fileRequest(JSON.stringify(edition), 'list.json'));

export async function aConsortium(): Promise<string> {
	return (await createConsortium(context, { name: '組合' })).id;
}

/** A company of the consortium with a bill of 1,000 kWh of TEPCO EP in April 2025. */
export async function aMember(consortiumId: string): Promise<Clerk> {
	const clerk = new Clerk();
	await clerk.begin();
	await updateMeteringPoint(context, clerk.company, { id: clerk.meteringPoint, supplier: TEPCO });
	await clerk.enter(APRIL);
	await join(clerk.company, consortiumId);
	return clerk;
}

export async function join(companyId: string, consortiumId: string): Promise<void> {
	const scope = companyScope(companyId, 'command_line');
	await write(getServer().database, scope, (tx) => joinAsCompany(scope, tx, consortiumId));
}

/** Every derived row of factors, to be compared bit for bit. */
export function derivedRows(companyId: string) {
	const scope = companyScope(companyId);
	const all = { from: '0000-01', to: '9999-12' };
	return read(getServer().database, scope, async (tx) => ({
		points: await listUsageMonths(scope, tx, all),
		company: await listCompanyMonths(scope, tx, all)
	}));
}

export async function co2Of(companyId: string): Promise<number | null> {
	return (await derivedRows(companyId)).points[0]!.co2KgAdjusted;
}
