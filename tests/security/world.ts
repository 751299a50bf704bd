/** A built server with two companies that know nothing of each other, and everyone who may ask. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startInstallation, type Installation } from '../contract/server';
import { engines, type Place } from '../integration/engines';
import { openRows, type Rows } from './rows';

const PASSWORD = 'vbqmzkrtwpnx';

export type Name =
	| 'anonymous'
	| 'own admin'
	| 'own member'
	| 'other admin'
	| 'operator'
	| 'dormant operator'
	| 'half signed in'
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
	fingerprint: Rows['fingerprint'];
	stop(): Promise<void>;
}

const EMAILS: Partial<Record<Name, string>> = {
	'own admin': 'admin@own.example',
	'own member': 'member@own.example',
	'other admin': 'admin@other.example',
	operator: 'operator@server.example',
	'dormant operator': 'dormant@server.example'
};

/** On PostgreSQL where the run has one (`TEST_DATABASE_URL`), in a database of its own. */
export async function makeWorld(): Promise<World> {
	const place = await engines.at(-1)!.createPlace();
	const { databaseUrl } = place.options;
	const server = await startInstallation(databaseUrl ? { DATABASE_URL: databaseUrl } : {});
	const rows = await openRows({ dataDir: server.dataDir, databaseUrl });
	const stop = () => stopAll(server, { rows, place });
	try {
		return { ...(await populate(server, rows)), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function stopAll(server: Installation, { rows, place }: { rows: Rows; place: Place }) {
	await rows.close();
	await server.stop();
	await place.remove();
}

async function populate(server: Installation, rows: Rows): Promise<Omit<World, 'stop'>> {
	const { origin } = server;
	const canary = `CANARY${randomUUID().slice(0, 8)}`;
	await createPeople(server, canary);
	const own = await makeCompany(server, 'admin@own.example', `OWN${canary}`);
	const other = await makeCompany(server, 'admin@other.example', canary);
	await add(server, own.id, ['member@own.example', 'company_member']);
	await add(server, own.id, ['leaver@own.example', 'company_admin']);
	await add(server, own.id, ['guarded@own.example', 'company_admin']);
	await rows.guard('guarded@own.example');
	const signIn = (email: string) => signInAt(origin, email);
	const renew = async (caller: Caller) => {
		const email = EMAILS[caller.name];
		if (email) caller.cookie = await signIn(email);
		if (caller.name === 'half signed in') caller.cookie = await half(origin);
		if (caller.name === 'operator') await rows.passSecondFactor(secretOf(caller.cookie));
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
		{ name: 'half signed in', cookie: await half(origin) },
		{ name: 'read token', authorization: `Bearer ${await tokenOf('read')}` },
		{ name: 'write token', authorization: `Bearer ${await tokenOf('read,write')}` },
		{ name: 'expired session', cookie: await expired(rows, signIn) },
		{ name: 'disabled user', cookie: await disabled(rows, signIn) },
		{ name: 'revoked token', authorization: await revoked(origin, tokenOf) }
	];
	const spare = await tokenOf('read');
	return {
		origin,
		own,
		other,
		callers,
		spareToken: await rows.tokenId(spare),
		signIn,
		renew,
		fingerprint: rows.fingerprint
	};
}

async function createPeople(server: Installation, canary: string): Promise<void> {
	const people: [string, string, ...string[]][] = [
		['operator@server.example', '運用', '--operator'],
		['dormant@server.example', '休眠', '--operator'],
		['admin@own.example', '自社'],
		['member@own.example', '社員'],
		['guarded@own.example', '二段'],
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

async function signInAt(origin: string, email: string, kind = 'session'): Promise<string> {
	const answer = await fetch(`${origin}/sign-in`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ email, password: PASSWORD })
	});
	const session = answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0] ?? '')
		.find((cookie) => cookie.startsWith(`mieruka-${kind}=`));
	if (!session) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
	return session;
}

const secretOf = (cookie = '') => cookie.split('=')[1] ?? '';

/** A member of the own company whose password was right, sent as each of the two cookies. */
async function half(origin: string): Promise<string> {
	const cookie = await signInAt(origin, 'guarded@own.example', 'second');
	return `${cookie}; mieruka-session=${secretOf(cookie)}`;
}

type SignIn = (email: string) => Promise<string>;

async function expired(rows: Rows, signIn: SignIn): Promise<string> {
	const cookie = await signIn('admin@own.example');
	await rows.expireSession(secretOf(cookie));
	return cookie;
}

async function disabled(rows: Rows, signIn: SignIn): Promise<string> {
	const cookie = await signIn('leaver@own.example');
	await rows.disableUser('leaver@own.example');
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

/** What the built server really answers, read from its own manifest. */
export function builtRoutes(): Record<string, string[]> {
	const script = join(import.meta.dirname, 'read-manifest.mjs');
	const out = execFileSync(process.execPath, [script, join(process.cwd(), 'build')]);
	return JSON.parse(out.toString());
}
