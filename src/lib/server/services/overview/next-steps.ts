import { isSold } from '$lib/domain/carriers/carriers';
import type { UsageMonth } from '$lib/domain/energy/energy-row';
import type { Month } from '$lib/domain/time/day';
import type { ImportSummary } from '../../repositories/imports';
import type { MeteringPoint } from '../../repositories/metering-points';
import type { OverviewView } from '../overview-views';

type NextStep = OverviewView['nextSteps'][number];

interface Situation {
	companyId: string;
	points: readonly MeteringPoint[];
	imports: readonly ImportSummary[];
	usage: readonly UsageMonth[];
	/** The newest month that is over: bills for it should be there. */
	dueMonth: Month;
	/** `open`: the reader could give a consent, and none was ever given. */
	sharing: 'open' | 'fine';
}

const MOST_STEPS = 4;

/** What to do next, most useful first; each leads to the page where it is done. */
export function nextSteps(situation: Situation): NextStep[] {
	const { usage } = situation;
	if (usage.length === 0)
		return [...[...waiting(situation), firstUpload(situation)].slice(0, 1), ...sharing(situation)];
	return [
		...waiting(situation),
		...lateMonths(situation),
		...withoutSupplier(situation),
		...withoutYen(situation),
		...sharing(situation)
	].slice(0, MOST_STEPS);
}

/** Never urgent: what is not decided is not shared. */
function sharing({ companyId, sharing }: Situation): NextStep[] {
	if (sharing === 'fine') return [];
	return [{ code: 'sharing_open', params: {}, href: `/companies/${companyId}/sharing` }];
}

function firstUpload({ companyId }: Situation): NextStep {
	return { code: 'no_data', params: {}, href: `/companies/${companyId}/data` };
}

/** Read, but confirmed by nobody. */
function waiting({ companyId, imports }: Situation): NextStep[] {
	return imports
		.filter(({ status }) => status === 'preview' || status === 'needs_mapping')
		.slice(0, 2)
		.map(({ importId, fileName, status }) => ({
			code: status === 'preview' ? 'preview_waiting' : 'mapping_waiting',
			params: { name: fileName },
			href: `/companies/${companyId}/imports/${importId}`
		}));
}

/** The month that is over, for all points or for those that stopped before the others. */
function lateMonths({ companyId, points, usage, dueMonth }: Situation): NextStep[] {
	const href = `/companies/${companyId}/data`;
	const late = points.flatMap((point) => {
		const own = usage.filter((one) => one.meteringPointId === point.meteringPointId);
		const last = own.reduce((month, one) => (one.month > month ? one.month : month), '');
		return last < dueMonth ? [{ point, last }] : [];
	});
	if (late.length === points.length && points.length > 1)
		return [{ code: 'month_due', params: { month: dueMonth }, href }];
	return late.slice(0, 2).map(({ point, last }) => ({
		code: 'month_missing',
		params: { point: point.name, carrier: point.carrier, last, month: dueMonth },
		href,
		byHand: `/companies/${companyId}/metering-points/${point.meteringPointId}/bills/new`
	}));
}

const SUPPLIED = new Set(['electricity', 'city_gas']);

/** Without a supplier the national default is used: the CO2 is not the company's own. */
function withoutSupplier({ companyId, points, usage }: Situation): NextStep[] {
	const active = new Set(usage.map((one) => one.meteringPointId));
	return points
		.filter((point) => SUPPLIED.has(point.carrier) && point.supplier === null)
		.filter((point) => active.has(point.meteringPointId))
		.slice(0, 1)
		.map(({ meteringPointId, name }) => ({
			code: 'supplier_missing',
			params: { point: name },
			href: `/companies/${companyId}/metering-points/${meteringPointId}`
		}));
}

function hasCost({ carrier, costYen }: UsageMonth): boolean {
	return costYen !== null && !isSold(carrier);
}

/** Readings carry no yen: 円は請求書から. */
function withoutYen({ companyId, usage }: Situation): NextStep[] {
	if (usage.some(hasCost)) return [];
	return [{ code: 'yen_missing', params: {}, href: `/companies/${companyId}/data` }];
}
