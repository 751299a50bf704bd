import { createHash, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addMonths, monthOf, type Month } from '$lib/domain/time/day';
import { authoriseCompany, authoriseNewCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { createCompany, findCompany } from '../../repositories/companies';
import { createMeteringPoint } from '../../repositories/metering-points';
import { createSite } from '../../repositories/sites';
import { read, write, type WriteTx } from '../../repositories/transaction';
import { addFirstAdmin, existingCompany } from '../companies';
import { todayInJapan } from '../imports/job';
import { startReading } from '../imports/start-reading';
import { toImportView } from '../imports/view';
import type { CompanyView, ImportView } from '../views';
import {
	FOUNDRY_NAME,
	FOUNDRY_POINTS,
	foundryFiles,
	foundrySamples,
	type DemoFile
} from './foundry-files';

type PointIds = Record<keyof typeof FOUNDRY_POINTS, string>;

/** The fictitious foundry (見本): its files go the way of every other company's files. */
export async function createDemoCompany(context: Context): Promise<CompanyView> {
	const userId = context.principal?.userId ?? '';
	const scope = authoriseNewCompany(context, ['demo', 'create'], userId);
	return fillDemoCompany(scope, Date.now());
}

export async function fillDemoCompany(scope: CompanyScope, nowMs: number): Promise<CompanyView> {
	const { database } = getServer();
	const points = await write(database, scope, (tx) => foundFoundry(scope, tx, nowMs));
	for (const file of foundryFiles(lastLoadedMonth(nowMs)))
		await importFile(scope, file, points[file.point]);
	return read(database, scope, (tx) => existingCompany(scope, tx));
}

/** The newest whole month is left for the newcomer, so the one before it is the last loaded. */
function lastLoadedMonth(nowMs: number): Month {
	return addMonths(monthOf(todayInJapan(nowMs)), -2);
}

async function foundFoundry(scope: CompanyScope, tx: WriteTx, nowMs: number): Promise<PointIds> {
	await createCompany(scope, tx, {
		...{ name: FOUNDRY_NAME, industry: '2251', fiscalYearStartMonth: 4 },
		...{ taxDisplay: 'included', origin: 'demo', createdAt: nowMs }
	});
	await addFirstAdmin(scope, tx);
	const siteId = randomUUID();
	await createSite(scope, tx, {
		...{ siteId, name: '本社工場（見本）', postalCode: null, address: null, floorAreaM2: 4200 },
		...{ timeZone: 'Asia/Tokyo', createdAt: nowMs }
	});
	const ids = {} as PointIds;
	for (const key of Object.keys(FOUNDRY_POINTS) as (keyof PointIds)[]) {
		ids[key] = randomUUID();
		const point = { ...FOUNDRY_POINTS[key], meteringPointId: ids[key], siteId };
		await createMeteringPoint(scope, tx, { ...point, createdAt: nowMs });
	}
	return ids;
}

async function importFile(scope: CompanyScope, file: DemoFile, meteringPointId: string) {
	const { row } = await readDemoFile(scope, file, meteringPointId);
	const owner = { companyId: scope.companyId, userId: scope.userId };
	await getServer().dispatcher.run('commit-import', {
		...{ owner, importId: row.importId, nowMs: Date.now() },
		...{ conflicts: 'keep', meteringPoints: {} }
	});
}

async function readDemoFile(scope: CompanyScope, file: DemoFile, meteringPointId: string | null) {
	const directory = join(getServer().config.dataDir, 'incoming');
	await mkdir(directory, { recursive: true });
	const path = join(directory, randomUUID());
	const bytes = Buffer.from(file.text());
	await writeFile(path, bytes);
	const upload = {
		...{ path, fileName: file.name, byteCount: bytes.length, mediaType: 'text/csv' },
		sha256: createHash('sha256').update(bytes).digest('hex')
	};
	return startReading(scope, upload, { meteringPointId, layout: null, mapping: null });
}

/** What the sample company offers to upload; nothing for a company with data of its own. */
export async function listSamples(
	context: Context,
	companyId: string
): Promise<{ name: string; label: string }[]> {
	const scope = authoriseCompany(context, 'import', 'read', companyId);
	return (await samplesOf(scope)).map(({ name, point }) => ({
		name,
		label: FOUNDRY_POINTS[point].name
	}));
}

async function samplesOf(scope: CompanyScope): Promise<DemoFile[]> {
	const company = await read(getServer().database, scope, (tx) => findCompany(scope, tx));
	if (company?.origin !== 'demo') return [];
	return foundrySamples(lastLoadedMonth(company.createdAt));
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
