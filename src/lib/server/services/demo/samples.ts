import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { findCompany } from '../../repositories/companies';
import { findBySupplyPointNumber } from '../../repositories/metering-points';
import { read } from '../../repositories/transaction';
import { toImportView } from '../imports/view';
import type { ImportView } from '../views';
import type { DemoFile } from './demo-company';
import { lastMonthOf } from './fill-company';
import { FOUNDRY } from './foundry';
import { FOUNDRY_POINTS, foundrySamples, type FoundryPoint } from './foundry-files';
import { readDemoFile } from './import-file';

/** What the foundry offers to upload; nothing for a company with data of its own. */
export async function listSamples(
	context: Context,
	companyId: string
): Promise<{ name: string; label: string }[]> {
	const scope = authoriseCompany(context, 'import', 'read', companyId);
	return (await samplesOf(scope)).map(({ name, point }) => ({
		name,
		label: FOUNDRY_POINTS[point as FoundryPoint].name
	}));
}

/** Of the sample companies only the foundry leaves a month to the newcomer. */
async function samplesOf(scope: CompanyScope): Promise<DemoFile[]> {
	const { carrier, supplyPointNumber } = FOUNDRY_POINTS.electricity;
	const { company, point } = await read(getServer().database, scope, async (tx) => ({
		company: await findCompany(scope, tx),
		point: await findBySupplyPointNumber(scope, tx, { carrier, supplyPointNumber })
	}));
	if (company?.origin !== 'demo' || !point) return [];
	return foundrySamples(lastMonthOf(FOUNDRY, company.createdAt));
}

/** Uploads a sample as if the person had chosen the file: it stands as a preview. */
export async function uploadSample(
	context: Context,
	companyId: string,
	name: string
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'import', 'create', companyId);
	const sample = (await samplesOf(scope)).find((one) => one.name === name);
	if (!sample) throw new NotFound('not_found');
	return toImportView(await readDemoFile(scope, sample, null), context.locale);
}
