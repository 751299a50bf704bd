import { z } from 'zod';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { parseInput } from '../../input';
import { read } from '../../repositories/transaction';
import { collectPoints } from './collect';
import type { UploadTargetView } from './views';

/** An address that somebody changed names no point: then the page asks for any file, as always. */
const question = z.object({
	meteringPoint: z.string().min(1).max(100).nullable().catch(null),
	month: z
		.string()
		.regex(/^\d{4}-(0[1-9]|1[0-2])$/)
		.nullable()
		.catch(null)
});

/** The metering point (and month) that a link to the upload names. */
export async function uploadTarget(
	context: Context,
	companyId: string,
	input: unknown
): Promise<UploadTargetView | null> {
	const scope = authoriseCompany(context, 'completeness', 'read', companyId);
	const { meteringPoint, month } = parseInput(question, input);
	if (meteringPoint === null) return null;
	const points = await read(getServer().database, scope, (tx) => collectPoints(scope, tx));
	const found = points.find(({ point }) => point.meteringPointId === meteringPoint);
	if (!found) return null;
	const { meteringPointId, name, carrier } = found.point;
	return { meteringPointId, name, carrier, document: found.document, month };
}
