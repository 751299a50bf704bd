import { building } from '$app/environment';
import { paraglideMiddleware } from '$i18n/paraglide/server';
import type { Pair } from '$lib/server/access/context';
import { declaredPairs, declares, doingOf, hasCell } from '$lib/server/access/check-routes';
import { principalOfSession, principalOfToken } from '$lib/server/access/find-principal';
import { routeTable } from '$lib/server/access/route-table';
import { getServer } from '$lib/server/app';
import { limitBody } from '$lib/server/body-limit';
import { MULTIPART_OVERHEAD_BYTES } from '$lib/server/config';
import { Forbidden, Malformed, NotFound, WrongMethod } from '$lib/server/errors';
import { errorSentence, refuseEarly } from '$lib/server/http';
import { log } from '$lib/server/log';
import { isForeign } from '$lib/server/origin-check';
import { secure } from '$lib/server/security-headers';
import { assertDeclaredAccess } from '$lib/server/services/declared-access';
import { type OutsideObject, recordOutsideReads } from '$lib/server/services/records/outside-reads';
import { start } from '$lib/server/services/start';
import { whileAllowed } from '$lib/server/services/while-allowed';
import { readCookies } from '$lib/server/session-cookies';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { randomUUID } from 'node:crypto';

export const init: ServerInit = async () => {
	if (!building) await start(process.env);
};

/** Every answer gets its headers and one line in the log, refused or not. */
const record: Handle = async ({ event, resolve }) => {
	const startedAt = performance.now();
	event.locals.context = {
		principal: null,
		declared: [],
		outsideReads: [],
		requestId: randomUUID(),
		locale: 'ja'
	};
	const answer = await resolve(event);
	// Whoever reads from outside is on record before the answer leaves; without it none does.
	if (answer.status < 400) await recordOutsideReads(event.locals.context, objectOf(event));
	const response = secure(answer, { https: event.url.protocol === 'https:' });
	logAnswer(event, response.status, performance.now() - startedAt);
	return response;
};

/** What was read, as far as its address names it: an import, a metering point, a site. */
function objectOf({ params, route }: RequestEvent): OutsideObject {
	const { import: importId, meteringPoint, site } = params;
	return { route: route.id, importId, meteringPointId: meteringPoint, siteId: site };
}

function logAnswer({ locals, request, route }: RequestEvent, status: number, tookMs: number) {
	const { requestId, principal } = locals.context;
	log.info({
		requestId,
		method: request.method,
		route: route.id,
		status,
		ms: Math.round(tookMs),
		user: principal?.userId,
		via: principal?.via,
		refusal: locals.refusal
	});
}

/** The language of the cookie, else the browser's, else Japanese. */
const language: Handle = ({ event, resolve }) =>
	// Without the body, which stays for the handlers.
	paraglideMiddleware(new Request(event.url, { headers: event.request.headers }), ({ locale }) => {
		event.locals.context = { ...event.locals.context, locale };
		const transformPageChunk = ({ html }: { html: string }) => html.replace('%lang%', locale);
		return resolve(event, { transformPageChunk });
	});

/** No text here has a NUL, and PostgreSQL takes none: an address with one names nothing. */
const nameable: Handle = ({ event, resolve }) =>
	event.url.href.includes('%00') ? refuseEarly(new NotFound('not_found'), event) : resolve(event);

/** Whose request it is; whether they may is asked by the services. */
const identify: Handle = async ({ event, resolve }) => {
	const { session, device } = readCookies(event);
	event.locals.plainHttp = getServer().config.plainHttp;
	event.locals.visit = {
		address: event.getClientAddress(),
		userAgent: event.request.headers.get('user-agent') ?? '',
		device
	};
	const doing = doingOf(routeTable, event.route.id, event.request);
	event.locals.context = {
		...event.locals.context,
		principal: await findPrincipal(event, session),
		declared: declaredPairs(routeTable, event.route.id, doing)
	};
	return resolve(event);
};

/** A token counts for the API alone, and before a cookie. */
function findPrincipal(event: RequestEvent, session: string | undefined) {
	const { database } = getServer();
	const asking = { now: Date.now(), companyId: event.params.company ?? null };
	const bearer = /^Bearer +(\S+)$/i.exec(event.request.headers.get('authorization') ?? '');
	if (bearer?.[1] && isApi(event)) return principalOfToken(database, bearer[1], asking);
	return principalOfSession(database, session, asking);
}

const isApi = ({ route }: RequestEvent) => route.id?.startsWith('/api/') ?? false;

/**
 * SvelteKit finds an action by its name in an object, and so also what every object inherits:
 * `?/constructor`. Only names that the route declares reach it.
 */
const knownAction: Handle = ({ event, resolve }) => {
	const doing = doingOf(routeTable, event.route.id, event.request);
	const named = doing.startsWith('action:') && doing !== 'action:default';
	const unknown = named && !hasCell(routeTable, event.route.id, doing);
	return unknown ? refuseEarly(new NotFound('not_found'), event) : resolve(event);
};

/** Nothing that another site sent in somebody's name. */
const ownOrigin: Handle = ({ event, resolve }) => {
	const foreign = isForeign({
		request: event.request,
		origin: event.url.origin,
		withSession: readCookies(event).session !== undefined,
		isPage: !isApi(event)
	});
	return foreign ? refuseEarly(new Forbidden('request.foreign'), event) : resolve(event);
};

/** Not more bytes than the route takes: a file where imports are made, little elsewhere. */
const bodyLimit: Handle = async ({ event, resolve }) => {
	const { uploadBytes, bodyBytes } = getServer().config.limits;
	const takesFiles = FILES.some((pair) => declares(event.locals.context, pair));
	const maxBytes = takesFiles ? uploadBytes + MULTIPART_OVERHEAD_BYTES : bodyBytes;
	const limited = limitBody(event.request, maxBytes);
	event.request = limited.request;
	const response = limited.refused ? refuseEarly(limited.refused, event) : await resolve(event);
	limited.discardRest();
	const exceeded = limited.exceeded();
	return exceeded ? refuseEarly(exceeded, event) : response;
};

/** Files go out only as long as their reader may have them. */
const downloads: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (!response.body || !response.headers.has('content-disposition')) return response;
	const body = whileAllowed(response.body, {
		stillAllowed: () => mayStill(event),
		cut: () => event.platform?.req.destroy()
	});
	return new Response(body, response);
};

/** The same question again, of the person as they stand now. */
async function mayStill(event: RequestEvent): Promise<boolean> {
	const principal = await findPrincipal(event, readCookies(event).session);
	const context = { ...event.locals.context, principal, outsideReads: [] };
	assertDeclaredAccess(context, event.params);
	return true;
}

const FILES: readonly Pair[] = [
	['import', 'create'],
	['attachment', 'create'],
	['factor_edition', 'create']
];

/** SvelteKit refuses a method that a route lacks in bare text; programs read a problem. */
const ownMethods: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const allow = response.headers.get('allow');
	if (response.status !== 405 || allow === null || !isApi(event)) return response;
	const refused = refuseEarly(new WrongMethod('request.wrong_method', { allow }), event);
	refused.headers.set('allow', allow);
	return refused;
};

export const handle: Handle = sequence(
	record,
	language,
	ownOrigin,
	knownAction,
	nameable,
	identify,
	bodyLimit,
	ownMethods,
	downloads
);

export const handleError: HandleServerError = ({ error, event, status }) => {
	const { requestId, locale } = event.locals.context;
	if (status >= 500) log.error({ requestId, route: event.route.id, err: error }, 'request failed');
	const shown = status === 404 ? new NotFound('not_found') : new Malformed('malformed');
	return {
		message: errorSentence(status >= 500 ? error : shown, locale),
		code: status >= 500 ? 'internal' : shown.code,
		errorId: requestId
	};
};
