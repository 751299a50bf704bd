import type { z } from 'zod';
import { Invalid, Malformed } from '../../errors';
import { parseInput } from '../../input';

/** Parameters of an address: each at most once, none unknown; otherwise 400 that names it. */
export function parseQuery<T extends z.ZodType>(schema: T, search: URLSearchParams): z.output<T> {
	for (const name of search.keys())
		if (search.getAll(name).length > 1)
			throw new Malformed('request.repeated_parameter', { parameter: name });
	try {
		return parseInput(schema, Object.fromEntries(search));
	} catch (refused) {
		if (refused instanceof Invalid)
			throw new Malformed(refused.code, refused.params, refused.findings);
		throw refused;
	}
}
