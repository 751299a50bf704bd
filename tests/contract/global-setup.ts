/**
 * One server for the whole project `contract`, with two companies that know nothing of each
 * other. Tests make their own sites, points and imports, or a company of their own.
 */
import type { TestProject } from 'vitest/node';
import { startInstallation, type Installation } from './server';

export interface World {
	origin: string;
	/** Office staff of `company`. */
	token: string;
	readToken: string;
	/** Staff of `foreignCompany` only. */
	foreignToken: string;
	operatorToken: string;
	company: string;
	foreignCompany: string;
	database: 'sqlite' | 'postgresql';
	dataDir: string;
}

declare module 'vitest' {
	interface ProvidedContext {
		world: World;
	}
}

/** Small, so that a file over the limit is quickly sent. */
export const UPLOAD_LIMIT_BYTES = 8_388_608;
const PASSWORD = 'contract-tests-0nly-long-enough\n';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const installation = await startInstallation({
		UPLOAD_LIMIT_BYTES: String(UPLOAD_LIMIT_BYTES)
	});
	try {
		project.provide('world', await populate(installation));
	} catch (error) {
		await installation.stop();
		throw error;
	}
	return () => installation.stop();
}

async function populate(installation: Installation): Promise<World> {
	const company = await createCompany(installation, '常陸鋳造株式会社');
	const foreignCompany = await createCompany(installation, '久慈プレス工業株式会社');
	await createUser(installation, ['--email', OFFICE, '--name', '事務 花子']);
	await createUser(installation, ['--email', FOREIGN, '--name', '工場 太郎']);
	await createUser(installation, ['--email', OPERATOR, '--name', '運用 次郎', '--operator']);
	await addAdmin(installation, OFFICE, company);
	await addAdmin(installation, FOREIGN, foreignCompany);
	return {
		origin: installation.origin,
		dataDir: installation.dataDir,
		database: process.env.DATABASE_URL ? 'postgresql' : 'sqlite',
		company,
		foreignCompany,
		token: await createToken(installation, OFFICE, 'read,write'),
		readToken: await createToken(installation, OFFICE, 'read'),
		foreignToken: await createToken(installation, FOREIGN, 'read,write'),
		operatorToken: await createToken(installation, OPERATOR, 'read,write')
	};
}

export const OFFICE = 'office@hitachi.example';
const FOREIGN = 'office@kuji.example';
const OPERATOR = 'operator@server.example';

async function createCompany({ run }: Installation, name: string): Promise<string> {
	const { id } = JSON.parse(await run(['company', 'create', '--name', name])) as { id: string };
	return id;
}

async function createUser({ run }: Installation, args: string[]): Promise<void> {
	await run(['user', 'create', ...args], PASSWORD);
}

async function addAdmin({ run }: Installation, email: string, company: string): Promise<void> {
	await run(['member', 'add', '--email', email, '--company', company, '--role', 'company_admin']);
}

function createToken({ run }: Installation, email: string, scope: string): Promise<string> {
	return run(['token', 'create', '--email', email, '--scope', scope]);
}
