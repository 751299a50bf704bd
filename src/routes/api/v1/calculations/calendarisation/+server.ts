import { withMessage } from '$lib/server/http';
import * as calls from '$lib/server/services/api-schemas/calculations';
import { calculateCalendarisation } from '$lib/server/services/calculations';
import { endpoint } from '../../../endpoint.server';

export const POST = endpoint(calls.calculateCalendarisation, ({ context, body }) => {
	const { findings, ...figures } = calculateCalendarisation(context, body);
	return { ...figures, findings: findings.map((one) => withMessage(one, context.locale)) };
});
