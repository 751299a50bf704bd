/** A file that is under way when its reader's right ends. */
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, startInstallation } from '../contract/server';
import { engines, type Place } from '../integration/engines';

const PASSWORD = 'vbqmzkrtwpnx';
const READINGS = 900_000;
let place: Place;
let server: Installation;
let companyId: string;
let importId: string;
let byteCount: number;

const json = async (args: string[], input?: string) =>
	JSON.parse(await server.run(args, input)) as { id: string };

beforeAll(async () => {
	place = await engines.at(-1)!.createPlace();
	const { databaseUrl } = place.options;
	server = await startInstallation(databaseUrl ? { DATABASE_URL: databaseUrl } : {});
	companyId = (await json(['company', 'create', '--name', '見本'])).id;
	for (const email of ['admin@cut.example', 'auditor@cut.example'])
		await server.run(['user', 'create', '--email', email, '--name', '人'], PASSWORD);
	const member = ['--email', 'admin@cut.example', '--company', companyId];
	await server.run(['member', 'add', ...member, '--role', 'company_admin']);
	const upload = new FormData();
	const content = halfHours();
	byteCount = Buffer.byteLength(content);
	upload.set('file', new File([content], 'readings.csv'));
	const { body } = await call('admin@cut.example', { method: 'POST', body: upload });
	importId = body.id;
}, 180_000);
afterAll(async () => {
	await server?.stop();
	await place?.remove();
});

/** Far more than the sockets between server and reader hold. */
function halfHours(): string {
	const lines = ['年月日,時刻,使用量(kWh)'];
	for (let reading = 0; reading < READINGS; reading++) {
		const at = new Date(Date.UTC(1990, 0, 1) + (reading + 1) * 1_800_000).toISOString();
		const [day, time] = [at.slice(0, 10).replaceAll('-', '/'), at.slice(11, 16)];
		lines.push(`${day},${time},${(reading % 977) / 10}`);
	}
	return lines.join('\r\n');
}

async function call(email: string, init: RequestInit) {
	const token = await server.run(['token', 'create', '--email', email]);
	const headers = { authorization: `Bearer ${token}` };
	const url = `${server.origin}/api/v1/companies/${companyId}/imports`;
	const answer = await fetch(url, { ...init, headers });
	return { status: answer.status, body: (await answer.json()) as { id: string } };
}

/** A reader that takes one piece and then waits. */
async function begin(token: string): Promise<IncomingMessage> {
	const path = `/api/v1/companies/${companyId}/imports/${importId}/file`;
	const headers = { authorization: `Bearer ${token}` };
	// A connection of its own: one that was used before has learnt to hold tens of megabytes.
	const asked = get(server.origin + path, { headers, agent: false });
	const [answer] = (await once(asked, 'response')) as [IncomingMessage];
	expect(answer.statusCode).toBe(200);
	await once(answer, 'readable');
	return answer;
}

/** Reads on to the end: how many bytes came, and whether it was the whole file. */
async function readOn(answer: IncomingMessage): Promise<{ bytes: number; whole: boolean }> {
	let bytes = 0;
	answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
	const whole = await new Promise<boolean>((resolve) => {
		answer.once('end', () => resolve(answer.complete));
		answer.once('error', () => resolve(false));
		answer.once('close', () => resolve(answer.complete));
	});
	return { bytes, whole };
}

it('is cut within a second when the engagement ends, and whole while it runs', async () => {
	const engaging = ['engagement', 'add', '--auditor', 'auditor@cut.example', '--company'];
	const { id } = await json([...engaging, companyId, '--from', '2020-01-01']);
	const token = await server.run(['token', 'create', '--email', 'auditor@cut.example']);
	expect(await readOn(await begin(token))).toEqual({ bytes: byteCount, whole: true });

	const waiting = await begin(token);
	await server.run(['engagement', 'end', '--company', companyId, '--engagement', id]);
	await new Promise((resolve) => setTimeout(resolve, 1000));
	const { bytes, whole } = await readOn(waiting);
	expect(whole).toBe(false);
	expect(bytes).toBeLessThan(byteCount);
}, 60_000);
