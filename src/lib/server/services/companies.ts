import type { z } from 'zod';
import { authoriseCompany, authoriseDirectory, authoriseNewCompany } from '../access/authorise';
import type { CompanyScope, Context } from '../access/context';
import { getServer } from '../app';
import { NotFound } from '../errors';
import { parseInput } from '../input';
import {
	createCompany as insertCompany,
	findCompany,
	listCompanies as selectCompanies,
	updateCompany as changeCompany,
	type Company
} from '../repositories/companies';
import { putMember } from '../repositories/memberships';
import { type ReadTx, read, type WriteTx, write } from '../repositories/transaction';
import { companyChange, newCompany } from './company-input';
import { recordDeed } from './records/deeds';
import type { CompanyView } from './views';

/** More than one person can belong to; lists are cut into pages by the caller. */
const ALL = { limit: 10_000, after: null };

/** The companies that one belongs to. */
export async function listCompanies(context: Context): Promise<CompanyView[]> {
	const scope = authoriseDirectory(context, ['company_list', 'read']);
	const companies = await read(getServer().database, scope, (tx) =>
		selectCompanies(scope, tx, ALL)
	);
	return companies.map(viewOf);
}

export async function getCompany(context: Context, companyId: string): Promise<CompanyView> {
	const scope = authoriseCompany(context, 'company', 'read', companyId);
	return read(getServer().database, scope, (tx) => existingCompany(scope, tx));
}

/**
 * A new company. Whoever makes it in the application becomes its administrator by a membership
 * of its own: being operator opens no company.
 */
export async function createCompany(context: Context, input: unknown): Promise<CompanyView> {
	const ownerId = context.principal?.userId ?? '';
	const scope = authoriseNewCompany(context, ['company', 'create'], ownerId);
	const company = parseInput(newCompany, input);
	return write(getServer().database, scope, async (tx) => {
		await addCompany(scope, tx, { ...company, now: Date.now() });
		if (context.principal?.via !== 'command_line') await addFirstAdmin(scope, tx);
		return existingCompany(scope, tx);
	});
}

/** Within the caller's transaction, which has checked who may. */
export async function addCompany(
	scope: CompanyScope,
	tx: WriteTx,
	{ now, ...company }: z.output<typeof newCompany> & { now: number }
): Promise<void> {
	await insertCompany(scope, tx, { ...company, origin: 'real', createdAt: now });
	await recordDeed(scope, tx, { event: 'company.create' });
}

export async function addFirstAdmin(scope: CompanyScope, tx: WriteTx): Promise<void> {
	const createdAt = Date.now();
	await putMember(scope, tx, { userId: scope.userId, role: 'company_admin', createdAt });
}

/** Only the fields given change. */
export async function updateCompany(
	context: Context,
	companyId: string,
	input: unknown
): Promise<CompanyView> {
	const scope = authoriseCompany(context, 'company', 'update', companyId);
	const changes = parseInput(companyChange, input);
	return write(getServer().database, scope, async (tx) => {
		await changeCompany(scope, tx, changes);
		await recordDeed(scope, tx, { event: 'company.update', fields: fieldsOf(changes) });
		return existingCompany(scope, tx);
	});
}

/** Which fields, never what they hold. */
const fieldsOf = (changes: object) => Object.keys(changes).sort().join(',');

/** For the command line, which belongs to no company and may name one that is not there. */
export async function existingCompany(scope: CompanyScope, tx: ReadTx): Promise<CompanyView> {
	const company = await findCompany(scope, tx);
	if (!company) throw new NotFound('not_found');
	return viewOf(company);
}

export function viewOf(company: Company): CompanyView {
	return {
		id: company.companyId,
		name: company.name,
		industry: company.industry,
		fiscalYearStartMonth: company.fiscalYearStartMonth,
		taxDisplay: company.taxDisplay === 'excluded' ? 'excluded' : 'included',
		origin: company.origin === 'demo' ? 'demo' : 'real',
		dataVersion: company.dataVersion
	};
}
