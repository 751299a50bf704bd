import { Malformed } from '../../errors';

export interface Page<T> {
	items: T[];
	nextCursor: string | null;
}

/** One page of a list; the cursor is the last id that was shown, opaque to the caller. */
export function page<T extends { id: string }>(
	items: T[],
	{ limit, cursor }: { limit: number; cursor?: string }
): Page<T> {
	const start = cursor === undefined ? 0 : positionAfter(items, cursor);
	const shown = items.slice(start, start + limit);
	const last = shown.at(-1);
	const more = last && start + limit < items.length;
	return { items: shown, nextCursor: more ? Buffer.from(last.id).toString('base64url') : null };
}

function positionAfter(items: { id: string }[], cursor: string): number {
	const id = Buffer.from(cursor, 'base64url').toString();
	const index = items.findIndex((item) => item.id === id);
	if (index < 0) throw new Malformed('cursor.invalid');
	return index + 1;
}
