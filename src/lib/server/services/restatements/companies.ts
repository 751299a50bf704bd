import type { RestatementOfCompany } from '../../repositories/company-restatements';
import type { StatusCompany } from '../../repositories/company-status';
import type { CompanyState, RestatedCompanyView, RestatementView } from './views';

const STATES: readonly CompanyState[] = [
	...(['open', 'computed', 'held', 'applied'] as const),
	...(['undo_held', 'undone', 'superseded', 'failed'] as const)
];

interface Found {
	companies: readonly StatusCompany[];
	rows: readonly RestatementOfCompany[];
	consents: readonly { companyId: string; kind: string }[];
	locale: 'ja' | 'en';
}

/** What is held first, then what moves most; who was not computed yet is `open`. */
export function restatedCompanies({ companies, rows, consents, locale }: Found) {
	const known = new Map(rows.map((row) => [row.companyId, row]));
	// One for all comparisons: 808 names would take longer than a page may otherwise.
	const byName = new Intl.Collator(locale);
	const open = new Set(
		consents.filter(({ kind }) => kind === 'coordinator_raw_data').map((one) => one.companyId)
	);
	return companies
		.map(({ companyId: id, name }): RestatedCompanyView => {
			const row = known.get(id);
			return {
				...{ id, name, status: (row?.status ?? 'open') as CompanyState },
				movedMonths: row?.movedMonths ?? 0,
				movedPoints: row?.movedPoints ?? 0,
				closedMonths: row?.closedMonths ?? 0,
				percentBasic: toOneDecimal(row?.percentBasic ?? null),
				percentAdjusted: toOneDecimal(row?.percentAdjusted ?? null),
				open: open.has(id) ? 'yes' : 'no'
			};
		})
		.sort(
			(a, b) =>
				b.closedMonths - a.closedMonths ||
				Math.abs(b.percentAdjusted ?? 0) - Math.abs(a.percentAdjusted ?? 0) ||
				b.movedMonths - a.movedMonths ||
				byName.compare(a.name, b.name)
		);
}

const toOneDecimal = (percent: number | null) =>
	percent === null ? null : Math.round(percent * 10) / 10;

export function countsOf(companies: readonly RestatedCompanyView[]): RestatementView['counts'] {
	const counts = STATES.map((state) => [
		state,
		companies.filter(({ status }) => status === state).length
	]);
	return Object.fromEntries(counts) as RestatementView['counts'];
}

/** Per cent, half-open. */
const EDGES = [null, -20, -10, -5, -1, 0, 1, 5, 10, 20, null];

/** How many companies change by how much; one whose change is not computed is in none. */
export function bandsOf(moving: readonly RestatedCompanyView[]): RestatementView['bands'] {
	return EDGES.slice(1).map((to, at) => {
		const from = EDGES[at]!;
		const within = moving.filter(
			({ percentAdjusted: percent }) =>
				percent !== null && (from === null || percent >= from) && (to === null || percent < to)
		);
		return { from, to: to ?? null, companies: within.length };
	});
}
