/** A company with canaries in every text and figure, two sites, and something of each kind. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { enterBills, listBills } from '$lib/server/services/bills';
import { closeMonth } from '$lib/server/services/closing';
import { createTokenFor } from '$lib/server/services/tokens';
import { commitImport, uploadLocalFile } from '$lib/server/services/imports';
import { enterDeliveries } from '$lib/server/services/deliveries';
import { createDriver } from '$lib/server/services/drivers';
import { listMappings, mapImport } from '$lib/server/services/mappings';
import { addMember } from '$lib/server/services/members';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { createCompanyIn } from '$lib/server/services/relations/consortium-companies';
import { addEngagement } from '$lib/server/services/relations/engagements';
import { inviteToCompany } from '$lib/server/services/relations/invitations';
import { createSite } from '$lib/server/services/sites';
import { issueStatutoryTable } from '$lib/server/services/statutory/issue';
import { createUser } from '$lib/server/services/users';
import { asked, PASSWORD, server } from '../integration/access-world';
import { dayFromNow } from '../integration/relations-world';
import { type Canaries, newCanaries } from './canaries';
import { ownFigures } from './own-figures';

/** Ids of things of one company. */
export interface Ids {
	company: string;
	site: string;
	meteringPoint: string;
	driver: string;
	driverToRemove: string;
	/** What a lorry fills, and what it brought on days of their own: one for each deed. */
	fuelPoint: string;
	delivery: string;
	deliveryForDelete: string;
	deliveryForCorrect: string;
	deliveryForRemove: string;
	deliveryInList: string;
	/** A factor of its own and a paper that proves it, certificates, lines of scope 3: one for each deed. */
	factor: string;
	factorToEnd: string;
	attachment: string;
	certificate: string;
	certificateToRemove: string;
	entry: string;
	entryToCorrect: string;
	entryToPut: string;
	entryToDelete: string;
	entryToRemove: string;
	/** Previews, still to be committed: one for each deed. */
	import: string;
	importToCancel: string;
	importToUndo: string;
	/** Written by hand, for months of their own: one for each deed. */
	bill: string;
	billForDelete: string;
	billForCorrect: string;
	billForRemove: string;
	/** Members whom nobody will miss. */
	user: string;
	userToRemove: string;
	engagement: string;
	invitation: string;
	/** Of an API token. */
	token: string;
	/** How a table of its own is read, remembered. */
	mapping: string;
	mappingToForget: string;
	/** A table as it was issued. */
	report: string;
	/** A table that waits for somebody to say what its columns mean. */
	asked: string;
}

export interface Company {
	id: string;
	canaries: Canaries;
	/** The first site, and all that hangs on it. */
	ids: Ids;
	/** The second site, its metering point and an import that is committed. */
	second: Ids;
}

export async function makeCompany(key: string, consortiumId: string, dataDir: string) {
	const canaries = newCanaries();
	const { words } = canaries;
	const { id } = await createCompanyIn(server, consortiumId, { name: `${words.name}工業` });
	await colleague(id, words.people);
	const user = await colleague(id, `stays-${key}`);
	const userToRemove = await colleague(id, `leaves-${key}`);
	const first = await withBill(id, await makeSite(id, words.site));
	const second = await withBill(id, await makeSite(id, words.second));
	const folder = join(dataDir, 'test-files', key);
	await mkdir(folder, { recursive: true });
	const imported = (at: 'site' | 'second' | 'open', name: string = at) =>
		importFile(id, {
			path: join(folder, `${words.file}-${name}.csv`),
			content:
				bills(words.row, canaries.numbers[at === 'second' ? 'second' : 'site'], at) +
				(name === at ? '' : `\n,,,${name}`),
			meteringPointId: at === 'second' ? second.meteringPoint : first.meteringPoint,
			then: at === 'open' ? 'leave' : 'commit'
		});
	await imported('site');
	const settled = await imported('second');
	await importFile(id, {
		path: join(folder, `${words.file}-weather.csv`),
		content: weather(words.row),
		meteringPointId: first.meteringPoint,
		then: 'commit'
	});
	const tables = { folder, words, site: first.site };
	const mapping = await teachTable(id, tables, '甲');
	const mappingToForget = await teachTable(id, tables, '丙');
	const waiting = await unknownTable(id, tables, '乙');
	const { id: report } = await issueStatutoryTable(server, id, { fiscalYear: 2025 });
	const people = { user, userToRemove, ...(await relationsOf(id, key)) };
	const own = await ownFigures(id, words);
	const things = { mapping, mappingToForget, report, asked: waiting, ...own };
	const shared = { company: id, ...people, ...things };
	await closeMonth(server, id, { month: '2019-04' });
	const open = {
		import: await imported('open'),
		importToCancel: await imported('open', 'cancelled'),
		importToUndo: await imported('open', 'undone')
	};
	return {
		...{ id, canaries },
		ids: { ...shared, ...first, ...open },
		second: { ...shared, ...second, ...open, import: settled }
	} satisfies Company;
}

/** Somebody who does nothing but stand in lists. */
async function colleague(companyId: string, word: string): Promise<string> {
	const email = `${word}@people.example`;
	const { id } = await createUser(server, { email, name: `${word}子`, password: PASSWORD });
	await addMember(server, companyId, { email, role: 'company_member' });
	return id;
}

async function makeSite(companyId: string, word: string) {
	const { id: site } = await createSite(server, companyId, {
		...{ name: `${word}工場`, address: `${word}町1` }
	});
	const point = await createMeteringPoint(server, companyId, {
		...{ siteId: site, name: `${word}電灯`, carrier: 'electricity', unit: 'kWh' },
		supplyPointNumber: `03-${word}`
	});
	const output = { siteId: site, name: `${word}生産量`, unit: 't', kind: 'production' };
	const driver = await createDriver(server, companyId, output);
	const toRemove = await createDriver(server, companyId, { ...output, name: `${word}時間` });
	const fuel = await fuelAt(companyId, site);
	const drivers = { driver: driver.id, driverToRemove: toRemove.id };
	return { site, meteringPoint: point.id, ...drivers, ...fuel };
}

type Four = [string, string, string, string];

async function fuelAt(companyId: string, siteId: string) {
	const tank = { siteId, name: '灯油タンク', carrier: 'kerosene', unit: 'L' };
	const { id: meteringPointId } = await createMeteringPoint(server, companyId, tank);
	const days = [1, 2, 3, 4, 5].map((day) => `2024-10-0${day}`);
	const deliveries = days.map((day) => ({ day, quantity: 5, costYen: 5 }));
	const came = { meteringPointId, deliveries };
	const { entries } = await enterDeliveries(asked(server.principal), companyId, came);
	const ids = entries.map(({ id }) => id) as [...Four, string];
	const [delivery, deliveryForDelete, deliveryForCorrect, deliveryForRemove, deliveryInList] = ids;
	const each = { delivery, deliveryForDelete, deliveryForCorrect, deliveryForRemove };
	return { fuelPoint: meteringPointId, ...each, deliveryInList };
}

async function withBill<P extends { meteringPoint: string }>(company: string, point: P) {
	const { meteringPoint } = point;
	const months = ['2024-08', '2024-09', '2024-10', '2024-11'];
	const bills = months.map((from) => ({ from, quantity: '7', costYen: '7' }));
	const entered = { meteringPoint, bills, conflicts: 'keep' };
	const { status } = await enterBills(asked(server.principal), company, entered);
	if (status !== 'committed') throw new Error(`a bill by hand: ${status}`);
	const made = await listBills(asked(server.principal), company, { meteringPoint });
	const [bill, billForDelete, billForCorrect, billForRemove] = made.map(({ id }) => id) as Four;
	return { ...point, bill, billForDelete, billForCorrect, billForRemove };
}

/** An auditor of no other company, an invitation that waits, a token: things with ids to name. */
async function relationsOf(companyId: string, key: string) {
	const auditor = `only-${key}@audit.example`;
	const account = { email: auditor, name: '前任', password: PASSWORD };
	const { id: userId } = await createUser(server, account);
	const terms = { auditor, from: dayFromNow(-5), to: null, siteIds: null };
	const { id: engagement } = await addEngagement(server, companyId, terms);
	const asSomebody = asked({ ...server.principal!, userId });
	const invited = await inviteToCompany(asSomebody, companyId, { role: 'company_member' });
	const email = `admin@${key}.example`;
	const { id: token } = await createTokenFor(server, { email, scopes: ['read'], days: 1 });
	return { engagement, invitation: invited.id, token };
}

interface TestFile {
	path: string;
	content: string;
	meteringPointId: string;
	then: 'commit' | 'leave';
}

async function importFile(companyId: string, file: TestFile): Promise<string> {
	const { path, content, meteringPointId, then } = file;
	await writeFile(path, content);
	const context = asked(server.principal);
	const { id, status } = await uploadLocalFile(context, companyId, { path, meteringPointId });
	if (status !== 'preview') throw new Error(`import of ${path}: ${status}`);
	if (then === 'commit') await commitImport(context, companyId, { id });
	return id;
}

interface Tables {
	folder: string;
	words: Canaries['words'];
	site: string;
}

/** Headings that no layout knows. */
async function unknownTable(companyId: string, { folder, words }: Tables, heading: string) {
	const path = join(folder, `${words.file}-${heading}.csv`);
	await writeFile(path, `${words.row}区分,${heading}\n2025-05,12\n`);
	const context = asked(server.principal);
	return (await uploadLocalFile(context, companyId, { path, meteringPointId: null })).id;
}

/** A table whose columns somebody named; what was said is remembered with its headings. */
async function teachTable(companyId: string, tables: Tables, heading: string): Promise<string> {
	const context = asked(server.principal);
	const id = await unknownTable(companyId, tables, heading);
	const columns = [
		{ index: 0, means: 'date' },
		{ index: 1, means: 'quantity', unit: 'm3' }
	];
	const mapping = { headerRow: 1, shape: 'rows', carrier: 'city_gas', columns };
	const { status } = await mapImport(context, companyId, { id, mapping });
	if (status !== 'preview') throw new Error(`mapping of ${id}: ${status}`);
	const meteringPoints = { 0: await gasPoint(companyId, tables.site) };
	await commitImport(context, companyId, { id, meteringPoints });
	return (await listMappings(context, companyId))[0]!.id;
}

/** A company with two sites must be told where a new point is. */
async function gasPoint(companyId: string, siteId: string): Promise<string> {
	const gas = { siteId, name: 'ガス', carrier: 'city_gas', unit: 'm3' };
	return (await createMeteringPoint(server, companyId, gas)).id;
}

/** Headings that the layout of monthly bills knows; the last row cannot be read. */
function bills(word: string, { kWh, yen }: { kWh: number; yen: number }, at: string): string {
	const month = at === 'open' ? '2025-06' : '2025-04';
	return [
		'年月,事業所,使用量(kWh),料金(円)',
		`${month},${word},${kWh},${yen}`,
		`2025-07,${word}却下,${word},1`
	].join('\n');
}

/** Two days of a station; no site has chosen it, so that who sees one site does not see it. */
const weather = (word: string): string =>
	[
		'ダウンロードした時刻：2026/04/02 10:20:49',
		'',
		`,${word}`,
		'年月日,平均気温(℃)',
		',',
		'2025/4/1,9.0',
		'2025/4/2,8.3'
	].join('\n');

/** What a stranger to all companies would upload. */
export const someBills = () =>
	'年月,事業所,使用量(kWh),料金(円)\n2024-04,写し,1000,25000\n2024-05,写し,1100,27500\n';
