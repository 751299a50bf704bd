/** Calls the server as an outside program does, and holds every answer against its schema. */
import { expect, inject } from 'vitest';
import type { z } from 'zod';
import { problem } from '$lib/server/services/api-schemas/common';
import type { Operation, PathParameters } from '$lib/server/services/api-schemas/operation';

export const world = inject('world');

export interface Sent {
	params?: Record<string, string>;
	query?: Record<string, string | number>;
	body?: unknown;
	form?: FormData;
	/** null: no token at all. */
	token?: string | null;
	headers?: Record<string, string>;
}

export type Problem = z.output<typeof problem>;

/** What a call answers when it is carried out; anything else fails the test with the problem. */
export async function ask<
	Path extends string,
	Q extends z.ZodObject,
	B extends z.ZodType,
	A extends z.ZodType
>(
	operation: Operation<Path, Q, B, A>,
	sent: Omit<Sent, 'params'> & { params?: PathParameters<Path> } = {}
): Promise<z.output<A>> {
	const response = await send(operation, sent as Sent);
	const good = [operation.status, ...(operation.also ?? [])];
	if (!good.includes(response.status))
		expect.fail(`${operation.id} answered ${response.status}: ${await response.text()}`);
	if (!operation.answer) return undefined as z.output<A>;
	expect(response.headers.get('content-type')).toMatch(/^application\/json/);
	const answer = operation.answer.parse(await response.json());
	expectSentences(answer);
	return answer;
}

/** A finding without words shows its code instead; then a sentence is missing in the messages. */
function expectSentences(answer: unknown): void {
	const { findings = [] } = answer as { findings?: { code: string; message: string }[] };
	for (const { code, message } of findings)
		expect(message, `the sentence of ${code}`).not.toBe(code);
}

/** What a refused call answers, as RFC 9457 and the contract say. */
export async function refused(
	operation: Operation<string, z.ZodObject, z.ZodType, z.ZodType>,
	sent: Sent = {}
): Promise<Problem> {
	return problemOf(await send(operation, sent));
}

export async function problemOf(response: Response): Promise<Problem> {
	expect(response.status, 'a refusal').toBeGreaterThanOrEqual(400);
	expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
	const parsed = problem.parse(await response.json());
	expect(parsed.status).toBe(response.status);
	expectSentences(parsed);
	expect(parsed.detail, `the sentence of ${parsed.code}`).not.toMatch(/^[a-z_.]*$/);
	return parsed;
}

export function send(
	operation: Pick<Operation, 'method' | 'path'>,
	{ params = {}, query = {}, body, form, token = world.token, headers = {} }: Sent = {}
): Promise<Response> {
	const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent(params[name] ?? world.company)
	);
	const search = new URLSearchParams(
		Object.entries(query).map(([name, value]) => [name, String(value)])
	);
	return fetch(`${world.origin}/api/v1${path}${search.size ? `?${search}` : ''}`, {
		method: operation.method,
		redirect: 'manual',
		headers: {
			...(token !== null && { authorization: `Bearer ${token}` }),
			...(body !== undefined && { 'content-type': 'application/json' }),
			...headers
		},
		body: form ?? (body === undefined ? undefined : JSON.stringify(body))
	});
}
