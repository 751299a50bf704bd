import { error, fail, isHttpError, isRedirect, redirect, type ActionFailure } from '@sveltejs/kit';
import { getLocale } from '$i18n/paraglide/runtime';
import type { z } from 'zod';
import type { Finding } from '$lib/domain/finding';
import type { Context } from './access/context';
import {
	Conflict,
	Forbidden,
	Invalid,
	Malformed,
	NamedError,
	NotFound,
	NotSignedIn,
	TooLarge,
	TooMany,
	Unavailable,
	WrongContentType,
	WrongMethod
} from './errors';
import { parseInput } from './input';
import { log } from './log';
import { errorSentence, withMessage } from './sentences';

/** The one place that knows which named error is which status. */
export { errorSentence, message, withMessage } from './sentences';
export { forgetSignIn, keepSignedIn } from './session-cookies';

const STATUSES: [new (code: string) => NamedError, number, title: string][] = [
	[Malformed, 400, 'Bad Request'],
	[NotSignedIn, 401, 'Unauthorized'],
	[Forbidden, 403, 'Forbidden'],
	[NotFound, 404, 'Not Found'],
	[WrongMethod, 405, 'Method Not Allowed'],
	[Conflict, 409, 'Conflict'],
	[TooLarge, 413, 'Content Too Large'],
	[WrongContentType, 415, 'Unsupported Media Type'],
	[Invalid, 422, 'Unprocessable Content'],
	[TooMany, 429, 'Too Many Requests'],
	[Unavailable, 503, 'Service Unavailable']
];

const INTERNAL = { status: 500, title: 'Internal Server Error' };

function kindOf(thrown: unknown): { status: number; title: string } {
	const [, status, title] = STATUSES.find(([kind]) => thrown instanceof kind) ?? [];
	return status && title ? { status, title } : INTERNAL;
}

export const statusOf = (thrown: unknown): number => kindOf(thrown).status;

/** What a request carries besides its data; SvelteKit's events of every route fit. */
export interface Asking {
	request: Request;
	url: URL;
	locals: App.Locals;
}

/** RFC 9457. `code` is stable for programs, `detail` is for people in the caller's language. */
export function problem(thrown: unknown, { locale, requestId }: Context): Response {
	const { status, title } = kindOf(thrown);
	const named = thrown instanceof NamedError ? thrown : null;
	const body = {
		type: 'about:blank',
		title,
		status,
		code: named?.code ?? 'internal',
		detail: errorSentence(thrown, locale),
		instance: `urn:uuid:${requestId}`,
		...(named && Object.keys(named.params).length > 0 && { params: named.params }),
		...(named?.findings.length && { findings: worded(named.findings, locale) })
	};
	const headers: Record<string, string> = { 'content-type': 'application/problem+json' };
	if (status === 401) headers['www-authenticate'] = 'Bearer';
	if (named && [429, 503].includes(status))
		headers['retry-after'] = String(named.params.seconds ?? 60);
	return new Response(JSON.stringify(body), { status, headers });
}

const worded = (findings: Finding[], locale: Context['locale']) =>
	findings.map((finding) => withMessage(finding, locale));

/**
 * A handler of `/api/v1`: what it returns becomes JSON (nothing: 204), what it throws a problem.
 * A `Response` passes as it is.
 */
export function api<E extends Asking>(
	handler: (event: E) => unknown,
	status = 200
): (event: E) => Promise<Response> {
	return async (event) => {
		try {
			const result = await handler(event);
			if (result instanceof Response) return result;
			if (result === undefined || result === null) return new Response(null, { status: 204 });
			return Response.json(result, { status });
		} catch (thrown) {
			note(thrown, event.locals);
			return problem(thrown, event.locals.context);
		}
	};
}

/** Keeps the code for the request's log line; what is nobody's refusal is logged with its stack. */
function note(thrown: unknown, locals: App.Locals): void {
	locals.refusal = thrown instanceof NamedError ? thrown.code : 'internal';
	if (statusOf(thrown) === 500)
		log.error({ requestId: locals.context.requestId, err: thrown }, 'request failed');
}

/** A refusal before any handler ran, in the form that the caller reads. */
export function refuseEarly(refused: NamedError, { request, locals, route }: Asking & Routed) {
	locals.refusal = refused.code;
	const status = statusOf(refused);
	const sentence = errorSentence(refused, locals.context.locale);
	if (request.headers.has('x-sveltekit-action'))
		return Response.json({ type: 'error', status, error: { message: sentence } }, { status });
	if (route.id?.startsWith('/api/')) return problem(refused, locals.context);
	return new Response(sentence, { status, headers: { 'content-type': PLAIN_TEXT } });
}

const PLAIN_TEXT = 'text/plain; charset=utf-8';

interface Routed {
	route: { id: string | null };
}

/** The JSON body of a request, through a schema where one is given. */
export async function readJson(request: Request): Promise<unknown>;
export async function readJson<T extends z.ZodType>(
	request: Request,
	schema: T
): Promise<z.output<T>>;
export async function readJson(request: Request, schema?: z.ZodType): Promise<unknown> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/json\s*(;|$)/i.test(type)) throw new WrongContentType('request.not_json');
	const body = parseJson(await request.text());
	return schema ? parseInput(schema, body) : body;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Malformed('request.invalid');
	}
}

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** A form's text fields; of a field sent twice the last counts. Empty fields are null. */
export async function readForm(request: Request): Promise<Record<string, string | null>> {
	const type = request.headers.get('content-type') ?? '';
	if (!FORM.test(type)) throw new WrongContentType('request.not_form');
	const fields: Record<string, string | null> = Object.create(null);
	for (const [name, value] of await request.formData())
		if (typeof value === 'string') fields[name] = value.trim() === '' ? null : value;
	if (Object.values(fields).some((value) => value?.includes('\0')))
		throw new Malformed('request.invalid');
	typed.set(request, { ...fields, ...UNTOLD });
	return { ...fields };
}

/** Secrets, which no page gives back. */
const UNTOLD = { password: null, newPassword: null, code: null };

/** What a form held, but its secrets: a refusal gives it back, so that nobody types twice. */
const typed = new WeakMap<Request, Record<string, string | null>>();

/** What a page shows instead of itself: the sign-in page, or an error with its sentence. */
export function toPageError(thrown: unknown, event?: Asking): never {
	if (isRedirect(thrown) || isHttpError(thrown)) throw thrown;
	if (event && thrown instanceof NamedError) note(thrown, event.locals);
	if (thrown instanceof NotSignedIn) redirect(303, event ? signInAddress(event.url) : '/sign-in');
	if (!(thrown instanceof NamedError)) throw thrown;
	const context = event?.locals.context;
	error(statusOf(thrown), {
		message: errorSentence(thrown, context?.locale ?? getLocale()),
		code: thrown.code,
		errorId: context?.requestId
	});
}

/** A `load` whose refusals become pages. */
export function page<E extends Asking, T>(
	load: (event: E) => Promise<T> | T
): (event: E) => Promise<T> {
	return async (event) => {
		try {
			return await load(event);
		} catch (thrown) {
			toPageError(thrown, event);
		}
	};
}

export interface FormRefusal {
	code: string;
	message: string;
	findings: (Finding & { message: string })[];
	/** The fields as typed, for a page without script. */
	given?: Record<string, string | null>;
}

/** A form action whose refusals of the content stay on the page (`form.message`, `form.findings`). */
export function action<E extends Asking, T>(
	run: (event: E) => Promise<T> | T
): (event: E) => Promise<T | ActionFailure<FormRefusal>> {
	return async (event) => {
		try {
			return await run(event);
		} catch (thrown) {
			if (!isFormRefusal(thrown)) toPageError(thrown, event);
			note(thrown, event.locals);
			const given = typed.get(event.request);
			return fail(statusOf(thrown), { ...formRefusal(thrown, event.locals.context), given });
		}
	};
}

const FORM_REFUSALS = [Malformed, Conflict, Invalid, TooMany, TooLarge, Unavailable];

function isFormRefusal(thrown: unknown): thrown is NamedError {
	return FORM_REFUSALS.some((kind) => thrown instanceof kind);
}

export function formRefusal(refused: NamedError, { locale }: Context): FormRefusal {
	return {
		code: refused.code,
		message: errorSentence(refused, locale),
		findings: worded(refused.findings, locale)
	};
}

function signInAddress({ pathname, search }: URL): string {
	const next = pathname + (search.startsWith('?/') ? '' : search);
	return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** Where to go after signing in: a path of this server, whatever the address asked for. */
export function safeNext(wanted: string | null): string {
	if (!wanted || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return '/';
	const { origin, pathname, search } = new URL(wanted, 'http://here.invalid');
	// `/.//host` comes out as `//host`.
	return origin === 'http://here.invalid' && !pathname.startsWith('//') ? pathname + search : '/';
}
