import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import { stateName, uploadHref } from '$lib/features/completeness/words';
import { dayName, monthAndYear } from '$lib/ui/format';
import type { PageData } from './$types';

export type Calendar = PageData['calendar'];
export type Point = Calendar['sites'][number]['points'][number];
export type Cell = Point['months'][number];
type State = Cell['state'];

/** Colour beside the letter; late stands out, what asks for nothing stays back. */
export const looks: Record<State, string> = {
	measured: 'border-line bg-paper text-better',
	estimated: 'border-line bg-accent-soft text-accent',
	partial: 'border-care bg-care-soft text-care',
	missing: 'border-worse bg-stop-soft text-worse',
	late: 'border-2 border-worse bg-stop-soft font-bold text-worse',
	awaited: 'border-dashed border-edge bg-paper text-sub',
	running: 'border-hair bg-hair text-sub',
	before: 'border-transparent text-sub',
	ended: 'border-transparent text-sub'
};

const UPLOAD: readonly State[] = ['missing', 'late', 'awaited'];
const TRACE: readonly State[] = ['measured', 'estimated', 'partial'];

/** Where a cell leads: to what is there, or, for whoever may upload, to what is to be done. */
export function hrefOf(
	{ month, state }: Cell,
	{ companyId, point, member }: { companyId: string; point: Point; member: boolean }
): string | null {
	const { meteringPointId } = point;
	const search = new URLSearchParams({ month, meteringPoint: meteringPointId });
	if (TRACE.includes(state)) return `/companies/${companyId}/trace?${search}`;
	if (!member || !UPLOAD.includes(state)) return null;
	return uploadHref(companyId, { meteringPointId, from: month });
}

/** What a screen reader says, and a pointer shows. */
export function cellWords({ month, state, dueDay }: Cell, leads: boolean): string {
	const locale = getLocale();
	const named = { month: monthAndYear(month, locale), state: stateName(state) };
	const cell =
		dueDay === null
			? m.calendar_cell(named)
			: m.calendar_cell_due({ ...named, due: dayName(dueDay, locale) });
	if (!leads) return cell;
	return UPLOAD.includes(state)
		? m.calendar_cell_upload({ cell })
		: m.calendar_cell_trace({ cell });
}
