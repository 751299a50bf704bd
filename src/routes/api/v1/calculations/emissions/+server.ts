import { withMessage } from '$lib/server/http';
import * as calls from '$lib/server/services/api-schemas/calculations';
import { calculateEmissions } from '$lib/server/services/calculations';
import { endpoint } from '../../../endpoint.server';

export const POST = endpoint(calls.calculateEmissions, ({ context, body }) => {
	const { findings, ...figures } = calculateEmissions(context, body);
	return { ...figures, findings: findings.map((one) => withMessage(one, context.locale)) };
});
