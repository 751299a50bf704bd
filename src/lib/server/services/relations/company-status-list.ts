import { z } from 'zod';
import type { Context } from '../../access/context';
import { parseInput } from '../../input';
import { listCompanyStatus } from './company-status';
import type { CompanyStatusView } from './views';

export const STATUSES = ['late', 'current', 'no_data', 'invited'] as const;
export const ORDERS = ['joined', 'name', 'last_month', 'change'] as const;

const PAGE = 100;

/** What does not fit is the whole list: an old bookmark still shows something. */
const question = z.object({
	status: z.enum(STATUSES).nullable().catch(null),
	order: z.enum(ORDERS).catch('joined'),
	name: z.string().trim().max(200).catch(''),
	page: z.coerce.number().int().min(1).max(10_000).catch(1)
});

export interface CompanyStatusPage extends z.output<typeof question> {
	rows: CompanyStatusView[];
	/** Of all that were found, not only of this page. */
	found: number;
	pages: number;
	/** How many there are of each status, whatever is shown. */
	counts: Record<'all' | (typeof STATUSES)[number], number>;
}

/** A page of the list, by status, order and part of a name. */
export async function searchCompanyStatus(
	context: Context,
	consortiumId: string,
	input: unknown
): Promise<CompanyStatusPage> {
	const all = await listCompanyStatus(context, consortiumId);
	const asked = parseInput(question, input);
	const { status, name } = asked;
	const found = all
		.filter((row) => status === null || row.status === status)
		.filter((row) => folded(row.name).includes(folded(name)))
		.sort(inOrder[asked.order]);
	const pages = Math.max(1, Math.ceil(found.length / PAGE));
	const page = Math.min(asked.page, pages);
	return {
		...{ ...asked, page, pages, found: found.length },
		rows: found.slice((page - 1) * PAGE, page * PAGE),
		counts: { ...countsOf(all), all: all.length }
	};
}

function countsOf(rows: readonly CompanyStatusView[]) {
	const count = (status: CompanyStatusView['status']) =>
		rows.filter((row) => row.status === status).length;
	return {
		late: count('late'),
		current: count('current'),
		no_data: count('no_data'),
		invited: count('invited')
	};
}

/** ㈱ and （株）, full and half width, upper and lower case: typed as it comes. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase();

type Order = (a: CompanyStatusView, b: CompanyStatusView) => number;

/** What is behind comes first; what is not known comes last. */
const inOrder: Record<(typeof ORDERS)[number], Order> = {
	joined: (a, b) => compare(a.joined, b.joined),
	name: (a, b) => a.name.localeCompare(b.name, 'ja'),
	last_month: (a, b) => compare(a.lastMonth ?? '', b.lastMonth ?? ''),
	change: (a, b) => (b.changePercent ?? -Infinity) - (a.changePercent ?? -Infinity) || 0
};

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
