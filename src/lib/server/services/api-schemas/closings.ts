import { z } from 'zod';
import { instant, listOf, listQuery, month } from './common';
import { answer, body, operation } from './operation';

const closing = answer(
	'MonthClosing',
	z.strictObject({
		id: z.string(),
		month: z.string(),
		closedAt: instant,
		closedBy: z.string().nullable(),
		/** Null while the month is closed. */
		reopenedAt: instant.nullable(),
		reopenedBy: z.string().nullable(),
		reason: z.string().nullable()
	})
);

export const listClosings = operation({
	id: 'list_month_closings',
	method: 'GET',
	path: '/companies/{company}/month-closings',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('MonthClosingList', closing)
});

export const closeMonth = operation({
	id: 'close_month',
	method: 'POST',
	path: '/companies/{company}/month-closings',
	access: 'write',
	status: 200,
	body: body('ClosedMonth', z.strictObject({ month })),
	answer: closing,
	refusals: [422]
});

export const reopenMonth = operation({
	id: 'reopen_month',
	method: 'POST',
	path: '/companies/{company}/month-closings/reopen',
	access: 'write',
	status: 200,
	body: body('ReopenedMonth', z.strictObject({ month, reason: z.string().trim().min(1).max(500) })),
	answer: closing,
	refusals: [409, 422]
});
