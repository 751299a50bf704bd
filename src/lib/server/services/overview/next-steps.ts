import { isSold } from '$lib/domain/carriers/carriers';
import { byHandPage } from '$lib/domain/completeness/by-hand';
import type { UsageMonth } from '$lib/domain/energy/energy-row';
import type { ImportSummary } from '../../repositories/imports';
import type { MeteringPoint } from '../../repositories/metering-points';
import type { NextUploadView } from '../completeness/views';
import type { OverviewView } from '../overview-views';
import type { DeliveryFinding } from './delivery-findings';

type NextStep = OverviewView['nextSteps'][number];

interface Situation {
	companyId: string;
	points: readonly MeteringPoint[];
	imports: readonly ImportSummary[];
	usage: readonly UsageMonth[];
	/** What lies between deliveries and is in no figure. */
	deliveries: readonly DeliveryFinding[];
	/** Months that lack, most useful first. */
	uploads: readonly NextUploadView[];
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
		...stockDoubts(situation),
		...lackingMonths(situation),
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

const LACKING = ['late', 'missing'];

/** Stock takes that cannot be: the months stay empty until somebody looks. */
function stockDoubts({ companyId, deliveries }: Situation): NextStep[] {
	return deliveries
		.filter(({ finding }) => finding.code === 'delivery.use_negative')
		.slice(0, 1)
		.map(({ meteringPointId, finding }) => ({
			code: 'stock_negative',
			params: finding.params,
			href: `/companies/${companyId}/metering-points/${meteringPointId}/deliveries`
		}));
}

/** What is late or was left out; a company that is behind with everything reads it once. */
function lackingMonths({ companyId, points, uploads }: Situation): NextStep[] {
	const lacking = uploads.filter(({ kind }) => LACKING.includes(kind));
	const late = lacking.filter(({ kind }) => kind === 'late');
	if (late.length > 1 && late.length === points.length) return [allLate(companyId, late)];
	return lacking.slice(0, 2).map(({ kind, meteringPointId, document, ...upload }) => {
		const byHand = byHandPage(upload.carrier, document);
		return {
			code: `upload_${kind}`,
			params: {
				...{ point: upload.name, carrier: upload.carrier, document },
				...{ from: upload.from ?? '', to: upload.to ?? '' }
			},
			href: `/companies/${companyId}/data?meteringPoint=${meteringPointId}&month=${upload.from}`,
			...(byHand && {
				byHand: `/companies/${companyId}/metering-points/${meteringPointId}/${byHand}`
			})
		};
	});
}

function allLate(companyId: string, late: readonly NextUploadView[]): NextStep {
	const from = late.map((one) => one.from ?? '').reduce((a, b) => (b < a ? b : a));
	const to = late.map((one) => one.to ?? '').reduce((a, b) => (b > a ? b : a));
	const href = `/companies/${companyId}/calendar`;
	return { code: 'upload_all_late', params: { from, to }, href };
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
