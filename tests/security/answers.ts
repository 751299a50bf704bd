/** What an answer says of the request, and what may be wrong with it. */
import { isCompanyResource } from '$lib/server/access/policy';
import { mayName, maySee, sightings } from './canaries';
import { type Asked, type Verdict, verdict } from './expected';
import { byQuery, namesNul } from './objects';
import { ownReason } from './own-reasons';
import { CONSORTIA, people, type Name } from './people';
import { type Answer, type Cell, isApi, methodOf, pairsOf } from './requests';
import type { World } from './world';

/** Shown to everybody; who is signed in sees more of it. */
const OPEN_PAGES = ['/'];

export const label = ({ variant = 'plain', salt = 0, ...cell }: Cell, name: Name) =>
	`${name}: ${variant} ${cell.doing} ${cell.route} (${cell.objects}, ${salt})`;

export function seen(cell: Cell, { status, headers, text }: Answer): Verdict {
	const said = isApi(cell.route) ? {} : inside(text);
	const location = said.location ?? headers.get('location');
	if (location?.startsWith('/sign-in')) return 'not signed in';
	switch (said.status ?? status) {
		case 401:
			return 'not signed in';
		case 403:
			return 'forbidden';
		case 404:
			return 'not found';
		default:
			return 'allowed';
	}
}

interface Said {
	location?: string;
	status?: number;
}

/** The data of a page, or the answer to a script, is 200 and says inside what it is. */
function inside(text: string): Said {
	if (!text.startsWith('{"type":')) return {};
	const { location, status, nodes = [] } = JSON.parse(text) as Said & { nodes?: Said[] };
	const failed = nodes.find((node) => node !== null && typeof node.status === 'number');
	return { location, status: failed?.status ?? status };
}

/** The verdicts that the policy leaves possible: of several pairs, any that is refused. */
export function expected(cell: Cell, name: Name): Set<Verdict> {
	const asked: Asked = { name, objects: cell.objects, isApi: isApi(cell.route) };
	const all = neededPairs(cell).map((pair) => ({ pair, says: verdict(pair, asked) }));
	const denied = all.filter(({ says }) => says !== 'allowed');
	if (denied.length === 0) return new Set([isOtherSite(cell, name) ? 'not found' : 'allowed']);
	const possible = new Set(denied.map(({ says }) => says));
	const ofCompany = denied.some(({ pair }) => isCompanyResource(pair[0]));
	if (!ofCompany && OPEN_PAGES.includes(cell.route) && cell.doing === 'load')
		possible.add('allowed');
	return possible;
}

/** Whoever may sees more of these pages; the others see them without. */
const MORE_FOR_SOME: Record<string, readonly string[]> = {
	'/consortia/[consortium]': ['consortium_company.read']
};

const neededPairs = (cell: Cell) =>
	pairsOf(cell).filter((pair) => !MORE_FOR_SOME[cell.route]?.includes(pair.join('.')));

const namesThing = ({ route }: Cell) =>
	byQuery(route) || /\[(?!company\]|consortium\])/.test(route);

const isOtherSite = (cell: Cell, name: Name) =>
	cell.objects === 'second site' &&
	people[name].companies.own === 'site_auditor' &&
	namesThing(cell);

/** A sentence on what is wrong with the answer, if anything is. */
export function fault(cell: Cell, name: Name, answer: Answer): string | null {
	const here = `${label(cell, name)}: ${answer.status}`;
	if (answer.status >= 500) return `${here} ${answer.text.slice(0, 200)}`;
	if (cell.variant === 'other method') return answer.status < 400 ? `${here}, not 405` : null;
	const got = seen(cell, answer);
	const wanted = expected(cell, name);
	if (got === 'not found' && namesNul(cell.objects, cell.salt)) return null;
	const opened = got === 'allowed' && answer.status < 300;
	if (cell.variant === 'other address' || cell.variant === 'data of the frame')
		return opened && !wanted.has('allowed') && showsPage(cell, answer) ? `${here}, opened` : null;
	if (wanted.has(got)) return opensNothing(cell) && opened ? `${here}, opened nothing` : null;
	if (!wanted.has('allowed')) return `${here}, but the policy says ${[...wanted].join(' or ')}`;
	if (got === 'not found' && isGone(cell)) return null;
	if (ownReason(cell, { name, seen: got })) return null;
	return `${here}, but the policy allows it`;
}

/** The frame of every page may be had by everybody; odd addresses lead to other pages, or none. */
const showsPage = ({ variant, route }: Cell, { text }: Answer) =>
	variant === 'other address' && !OPEN_PAGES.includes(route) && text.length > 0;

/** Own company, but a thing that is not there, or not its own. */
const isGone = (cell: Cell) =>
	['crossed', 'missing', 'random', 'other spelling'].includes(cell.objects) && namesThing(cell);

const opensNothing = (cell: Cell) => isGone(cell) && /^(load|GET)$/.test(cell.doing);

/** Somebody's canary, shown to a person who may not see it. */
export function leak(cell: Cell, name: Name, { world, answer }: { world: World; answer: Answer }) {
	const everything = answer.text + JSON.stringify([...answer.headers]);
	const found = sightings(everything, world.flock);
	const wrong = found
		.filter((sighting) => !maySee(name, sighting, cell.route))
		.map(({ company, kind }) => `${company}’s ${kind}`);
	const named = CONSORTIA.filter(
		(key) => everything.includes(world.consortia[key].name) && !mayName(name, key, cell.route)
	).map((key) => `the name of the ${key} consortium`);
	const what = [...wrong, ...named];
	return what.length > 0 ? `${label(cell, name)} shows ${what.join(', ')}` : null;
}

export function headerFault(cell: Cell, name: Name, { headers }: Answer): string | null {
	const policy = headers.get('content-security-policy') ?? '';
	const wrong = [
		headers.get('x-content-type-options') !== 'nosniff' && 'nosniff',
		!policy.includes("frame-ancestors 'none'") && 'csp',
		/script-src [^;]*unsafe-(inline|eval)/.test(policy) && 'unsafe scripts',
		!/no-store/.test(headers.get('cache-control') ?? '') &&
			!cell.route.startsWith('/api/v1/docs') &&
			cell.variant !== 'other address' &&
			'no-store',
		headers.get('x-frame-options') !== 'DENY' && 'frames',
		!headers.has('referrer-policy') && 'referrer',
		headers.get('cross-origin-resource-policy') !== 'same-origin' && 'corp',
		headers.has('access-control-allow-origin') && 'cors'
	].filter(Boolean);
	return wrong.length > 0 ? `${label(cell, name)} lacks ${wrong.join(', ')}` : null;
}

/** How the server's log writes this request down. */
export const logKey = (cell: Cell, { status }: Answer) =>
	`${methodOf(cell)} ${cell.route} ${status}`;

/** Not only allowed: nothing was wrong with the fields either. */
export const isDone = (cell: Cell, answer: Answer) =>
	['plain', 'by script'].includes(cell.variant ?? 'plain') &&
	answer.status < 400 &&
	seen(cell, answer) === 'allowed' &&
	!answer.text.startsWith('{"type":"failure"');

/** Refused by the policy, so that the log has to say why. */
export const isRefused = (cell: Cell, name: Name, answer: Answer) =>
	!['other address', 'other method'].includes(cell.variant ?? 'plain') &&
	seen(cell, answer) !== 'allowed' &&
	!expected(cell, name).has('allowed');
