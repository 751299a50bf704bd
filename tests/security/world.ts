/** A built server with two companies that know nothing of each other, and everyone who may ask. */
import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startInstallation, type Installation } from '../contract/server';

const PASSWORD = 'vbqmzkrtwpnx';

export type Name =
	| 'anonymous'
	| 'own admin'
	| 'own member'
	| 'other admin'
	| 'operator'
	| 'read token'
	| 'write token'
	| 'expired session'
	| 'disabled user'
	| 'revoked token';

/** What a request of theirs carries. */
export interface Caller {
	name: Name;
	cookie?: string;
	authorization?: string;
}

export interface Company {
	id: string;
	/** Stands in every text of the company and nowhere else. */
	canary: string;
	site: string;
	meteringPoint: string;
	import: string;
}

export interface World {
	origin: string;
	own: Company;
	other: Company;
	callers: Caller[];
	/** A token of the own admin that nobody needs. */
	spareToken: string;
	signIn(email: string): Promise<string>;
	renew(caller: Caller): Promise<void>;
	/** A hash of every row of the company (of all rows without one), volatile columns apart. */
	fingerprint(companyId?: string): string;
	stop(): Promise<void>;
}

const EMAILS: Partial<Record<Name, string>> = {
	'own admin': 'admin@own.example',
	'own member': 'member@own.example',
	'other admin': 'admin@other.example',
	operator: 'operator@server.example'
};

export async function makeWorld(): Promise<World> {
	const server = await startInstallation();
	try {
		return await populate(server);
	} catch (error) {
		await server.stop();
		throw error;
	}
}

async function populate(server: Installation): Promise<World> {
	const { origin } = server;
	const database = new Database(join(server.dataDir, 'mieruka.sqlite'));
	const canary = `CANARY${randomUUID().slice(0, 8)}`;
	await createPeople(server, canary);
	const own = await makeCompany(server, 'admin@own.example', `OWN${canary}`);
	const other = await makeCompany(server, 'admin@other.example', canary);
	await add(server, own.id, ['member@own.example', 'company_member']);
	await add(server, own.id, ['leaver@own.example', 'company_admin']);
	const signIn = (email: string) => signInAt(origin, email);
	const renew = async (caller: Caller) => {
		const email = EMAILS[caller.name];
		if (email) caller.cookie = await signIn(email);
	};
	const tokenOf = (scope: string) =>
		server.run(['token', 'create', '--email', 'admin@own.example', '--scope', scope]);
	const callers: Caller[] = [
		{ name: 'anonymous' },
		...(await Promise.all(
			(Object.keys(EMAILS) as Name[]).map(async (name) => {
				const caller: Caller = { name };
				await renew(caller);
				return caller;
			})
		)),
		{ name: 'read token', authorization: `Bearer ${await tokenOf('read')}` },
		{ name: 'write token', authorization: `Bearer ${await tokenOf('read,write')}` },
		{ name: 'expired session', cookie: await expired(database, signIn) },
		{ name: 'disabled user', cookie: await disabled(database, signIn) },
		{ name: 'revoked token', authorization: await revoked(origin, tokenOf) }
	];
	const spare = await tokenOf('read');
	return {
		origin,
		own,
		other,
		callers,
		spareToken: tokenId(database, spare),
		signIn,
		renew,
		fingerprint: (companyId) => fingerprint(database, companyId),
		stop: async () => {
			database.close();
			await server.stop();
		}
	};
}

async function createPeople(server: Installation, canary: string): Promise<void> {
	const people: [string, string, ...string[]][] = [
		['operator@server.example', '運用', '--operator'],
		['admin@own.example', '自社'],
		['member@own.example', '社員'],
		['leaver@own.example', '退職'],
		['admin@other.example', canary]
	];
	for (const [email, name, ...rest] of people)
		await server.run(['user', 'create', '--email', email, '--name', name, ...rest], PASSWORD);
}

async function add(server: Installation, companyId: string, [email, role]: [string, string]) {
	await server.run(['member', 'add', '--email', email, '--company', companyId, '--role', role]);
}

async function makeCompany(server: Installation, email: string, canary: string): Promise<Company> {
	const { id } = JSON.parse(await server.run(['company', 'create', '--name', canary]));
	await add(server, id, [email, 'company_admin']);
	const token = await server.run(['token', 'create', '--email', email]);
	const base = `${server.origin}/api/v1/companies/${id}`;
	const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
	const post = async (path: string, body: object) => {
		const answer = await fetch(base + path, {
			method: 'POST',
			headers,
			body: JSON.stringify(body)
		});
		if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
		return (await answer.json()) as { id: string };
	};
	const site = await post('/sites', { name: canary });
	const point = { siteId: site.id, name: canary, carrier: 'electricity', unit: 'kWh' };
	const meteringPoint = await post('/metering-points', point);
	const form = new FormData();
	form.set('file', new File([bills(canary)], `${canary}.csv`));
	const { authorization } = headers;
	const upload = await fetch(`${base}/imports`, {
		method: 'POST',
		headers: { authorization },
		body: form
	});
	const made = (await upload.json()) as { id: string };
	if (!made.id) throw new Error(`import: ${upload.status} ${JSON.stringify(made)}`);
	return { id, canary, site: site.id, meteringPoint: meteringPoint.id, import: made.id };
}

/** A small table with headings that the monthly bill layout knows. */
export function bills(name: string): string {
	return `年月,事業所,使用量(kWh),料金(円)\n2025-04,${name},1000,25000\n2025-05,${name},1100,27500\n`;
}

async function signInAt(origin: string, email: string): Promise<string> {
	const answer = await fetch(`${origin}/sign-in`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ email, password: PASSWORD })
	});
	const session = answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0] ?? '')
		.find((cookie) => /session=./.test(cookie));
	if (!session) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
	return session;
}

type SignIn = (email: string) => Promise<string>;

const hashed = (secret: string) => createHash('sha256').update(secret).digest('hex');

async function expired(database: Database.Database, signIn: SignIn): Promise<string> {
	const cookie = await signIn('admin@own.example');
	const token = cookie.split('=')[1] ?? '';
	database
		.prepare('update session set expires_at = ? where token_hash = ?')
		.run(Date.now() - 1000, hashed(token));
	return cookie;
}

async function disabled(database: Database.Database, signIn: SignIn): Promise<string> {
	const cookie = await signIn('leaver@own.example');
	database
		.prepare("update user_account set disabled_at = ? where email = 'leaver@own.example'")
		.run(Date.now());
	return cookie;
}

async function revoked(origin: string, tokenOf: (scope: string) => Promise<string>) {
	const token = await tokenOf('read,write');
	const authorization = `Bearer ${token}`;
	const list = await fetch(`${origin}/api/v1/tokens?limit=1`, { headers: { authorization } });
	const { items } = (await list.json()) as { items: { id: string }[] };
	const gone = await fetch(`${origin}/api/v1/tokens/${items[0]?.id}`, {
		method: 'DELETE',
		headers: { authorization }
	});
	if (gone.status !== 204) throw new Error(`revoking: ${gone.status}`);
	return authorization;
}

function tokenId(database: Database.Database, token: string): string {
	const row = database
		.prepare('select token_id from api_token where token_hash = ?')
		.get(hashed(token));
	return (row as { token_id: string }).token_id;
}

/** Noted while reading: that somebody was seen. */
const VOLATILE: Record<string, string> = {
	session: 'last_seen_at',
	api_token: 'last_used_at'
};

function fingerprint(database: Database.Database, companyId?: string): string {
	const hash = createHash('sha256');
	const tables = database
		.prepare(
			"select name from sqlite_schema where type = 'table' and name <> 'attempt' order by name"
		)
		.all() as { name: string }[];
	for (const { name } of tables) {
		const columns = (database.pragma(`table_info(${name})`) as { name: string }[])
			.map((column) => column.name)
			.filter((column) => column !== VOLATILE[name]);
		if (companyId && !columns.includes('company_id')) continue;
		const where = companyId ? ' where company_id = ?' : '';
		const rows = database
			.prepare(`select ${columns.join(', ')} from ${name}${where} order by 1, 2`)
			.raw()
			.all(...(companyId ? [companyId] : []));
		hash.update(name).update(JSON.stringify(rows));
	}
	return hash.digest('hex');
}

/** What the built server really answers, read from its own manifest. */
export function builtRoutes(): Record<string, string[]> {
	const script = join(import.meta.dirname, 'read-manifest.mjs');
	const out = execFileSync(process.execPath, [script, join(process.cwd(), 'build')]);
	return JSON.parse(out.toString());
}
