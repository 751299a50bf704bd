import { isActionFailure, isHttpError } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import type { Context } from '$lib/server/access/context';
import { DatabaseBusy } from '$lib/server/db/database';
import { action, api, type Asking, page } from '$lib/server/http';
import { fromOutcome, toOutcome } from '$lib/server/workers/outcome';

const context: Context = {
	principal: null,
	declared: 'any',
	outsideReads: [],
	requestId: 'r',
	locale: 'ja'
};
const event = (): Asking => ({
	request: new Request('http://127.0.0.1/'),
	url: new URL('http://127.0.0.1/'),
	locals: { context } as App.Locals
});
const busy = async (): Promise<never> => {
	throw new DatabaseBusy(new Error('SQLITE_BUSY'));
};

describe('a database that another process holds', () => {
	it('is 503 with the seconds to wait, for a program', async () => {
		const response = await api(busy)(event());
		expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
		expect(await response.json()).toMatchObject({
			code: 'database.busy',
			title: 'Service Unavailable',
			detail: expect.stringContaining('数秒待って')
		});
	});

	it('is 503 with a sentence, on a page and under a form', async () => {
		const thrown: unknown = await page(busy)(event()).catch((error: unknown) => error);
		expect(isHttpError(thrown, 503) && thrown.body.code).toBe('database.busy');
		const refused: unknown = await action(busy)(event());
		expect(isActionFailure(refused) && refused.status).toBe(503);
	});

	it('keeps its meaning when a worker met it', async () => {
		const outcome = await toOutcome(busy);
		expect(() => fromOutcome(structuredClone(outcome))).toThrow(
			expect.objectContaining({ code: 'database.busy' })
		);
	});
});
