import type { RecordRow } from '../../repositories/records';
import { follows } from '../../repositories/records';

const AT_ONCE = 1000;

/** The first link of a chain that does not follow the one before it; null when all hold. */
export async function brokenLink(
	chain: string,
	readOn: (from: { after: number; limit: number }) => Promise<RecordRow[]>
): Promise<number | null> {
	let before: RecordRow | null = null;
	for (;;) {
		const after: number = before?.sequence ?? 0;
		const rows: RecordRow[] = await readOn({ after, limit: AT_ONCE });
		for (const row of rows) {
			if (!follows(chain, before, row)) return row.sequence;
			before = row;
		}
		if (rows.length < AT_ONCE) return null;
	}
}
