/** Whether an address has an account here is told by nothing: not by status, text, header or time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailBox, type MailBox } from '../integration/mail-box';
import { propertyRuns } from '../property-runs';
import { SPARE } from './populate';
import { exchange, type Answer } from './requests';
import { makeWorld, type World } from './world';

const MINUTES = 60_000;
const WRONG = 'falsches Wort 17';

/** The promise, for the medians of 200 each in a long run. */
const LIMIT_MS = 5;
const { numRuns: times } = propertyRuns('timing', 40);

let world: World;
let mails: MailBox;

beforeAll(async () => {
	mails = await openMailBox();
	world = await makeWorld({ SMTP_URL: mails.url });
}, 3 * MINUTES);
afterAll(async () => {
	await world?.stop();
	await mails?.close();
});

const ADDRESSES = {
	unknown: 'nobody@own.example',
	known: 'member@own.example',
	'known, disabled': SPARE.leaver,
	'known, with a second factor': SPARE.guarded
};
type Kind = keyof typeof ADDRESSES;
const KINDS = Object.keys(ADDRESSES) as Kind[];

interface Asked {
	path: string;
	fields(email: string): Record<string, string>;
	cookie?: string;
}

/** Asks about each address in turn, in a new order each time; says how long each took, in ms. */
async function measure(asked: Asked) {
	const took = Object.fromEntries(KINDS.map((kind) => [kind, [] as number[]]));
	const after = Object.fromEntries(KINDS.map((kind) => [kind, [] as number[]]));
	const answers = new Set<string>();
	for (let time = 0; time < times; time++) {
		for (const [at] of KINDS.entries()) {
			await world.rows.forget('attempt');
			await world.rows.forget('invitation');
			const kind = KINDS[(at + time) % KINDS.length]!;
			const email = ADDRESSES[kind];
			const { answer, ms } = await timed(() => ask(asked, email));
			took[kind]!.push(ms);
			after[kind]!.push((await timed(() => exchange(world.origin, NEXT))).ms);
			answers.add(bare(answer));
		}
	}
	return { took, after, answers };
}

const NEXT = { method: 'GET', path: '/api/v1/health', headers: {}, bytes: null };

async function timed(work: () => Promise<Answer>) {
	const start = performance.now();
	const answer = await work();
	return { answer, ms: performance.now() - start };
}

function ask({ path, fields, cookie }: Asked, email: string): Promise<Answer> {
	const bytes = Buffer.from(new URLSearchParams(fields(email)).toString());
	const headers = {
		...{ origin: world.origin, accept: 'text/html', cookie },
		'content-type': 'application/x-www-form-urlencoded'
	};
	return exchange(world.origin, { method: 'POST', path, headers, bytes });
}

/** The tag is a hash of the body. */
const VOLATILE = ['date', 'content-length', 'etag'];

/** Status, headers and body without what differs from one answer to the next for everybody. */
function bare({ status, headers, text }: Answer): string {
	const lasting = [...headers].filter(([name]) => !VOLATILE.includes(name));
	const all = JSON.stringify([status, lasting, text]);
	return Object.values(ADDRESSES)
		.reduce((bared, email) => bared.replaceAll(email, '<email>'), all)
		.replaceAll(/nonce[-=\\"']+[\w+/=-]+/g, '<nonce>')
		.replaceAll(/\/join\/[\w-]{43}/g, '<link>')
		.replaceAll(/M\d+ \d+h1v1h-1z|<path d=[^>]*>/g, '')
		.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
		.replaceAll(/[\d-]{10}[T ][\d:.]{5,12}Z?/g, '<time>');
}

const quantile = (list: readonly number[], share: number) =>
	[...list].sort((a, b) => a - b)[Math.floor(list.length * share)]!;

const median = (list: readonly number[]) => quantile(list, 1 / 2);

/**
 * In a long run, on a machine without other work, the promise itself. In a short one, on whatever
 * machine, the quicker quarter of each, which other work disturbs least: a hash that is not
 * computed, or a mail that is waited for, is more than half of such a time.
 */
function tooFarApart(took: Record<string, number[]>): string[] {
	const long = times > 40;
	const figures = Object.entries(took).map(([kind, list]): [string, number] => [
		kind,
		long ? median(list) : quantile(list, 1 / 4)
	]);
	const unknown = figures.find(([kind]) => kind === 'unknown')![1];
	const slowest = Math.max(...figures.map(([, ms]) => ms));
	const limit = long ? LIMIT_MS : Math.max(LIMIT_MS, slowest / 2);
	return figures
		.filter(([, ms]) => Math.abs(ms - unknown) > limit)
		.map(([kind, ms]) => `${kind}: ${ms} ms, unknown: ${unknown} ms`);
}

function report(place: string, took: Record<string, number[]>): void {
	const medians = Object.entries(took).map(([kind, list]) => `${kind} ${median(list).toFixed(2)}`);
	console.log(`timing: ${place}, medians of ${times} in ms: ${medians.join('; ')}`);
}

const PLACES: Record<string, () => Asked> = {
	'signing in': () => ({
		path: '/sign-in',
		fields: (email) => ({ email, password: WRONG })
	}),
	'a link to a new password': () => ({ path: '/reset', fields: (email) => ({ email }) }),
	'an invitation': () => ({
		path: `/companies/${world.own.id}/members?/invite`,
		fields: (email) => ({ email, role: 'company_member' }),
		cookie: world.caller('own admin').cookie
	})
};

describe.each(Object.keys(PLACES))('%s', (place) => {
	it(
		'answers the same for every address, in the same time',
		async () => {
			const { took, after, answers } = await measure(PLACES[place]!());
			report(place, took);
			report(`the request after ${place}`, after);
			expect([...answers]).toHaveLength(1);
			expect([...tooFarApart(took), ...tooFarApart(after)]).toEqual([]);
		},
		30 * MINUTES
	);
});
