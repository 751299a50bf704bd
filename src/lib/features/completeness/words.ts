import { getLocale } from '$i18n/paraglide/runtime';
import * as m from '$i18n/paraglide/messages';
import type { MonthState } from '$lib/domain/completeness/month-state';
import type { NextUpload, SourceDocument } from '$lib/domain/completeness/next-uploads';
import { carrierBeside } from '$lib/features/energy/words';
import { monthsName } from '$lib/ui/format';

const names: Record<MonthState, () => string> = {
	measured: m.month_state_measured,
	estimated: m.month_state_estimated,
	partial: m.month_state_partial,
	missing: m.month_state_missing,
	late: m.month_state_late,
	awaited: m.month_state_awaited,
	running: m.month_state_running,
	before: m.month_state_before,
	ended: m.month_state_ended
};

const glyphs: Record<MonthState, () => string> = {
	measured: m.month_glyph_measured,
	estimated: m.month_glyph_estimated,
	partial: m.month_glyph_partial,
	missing: m.month_glyph_missing,
	late: m.month_glyph_late,
	awaited: m.month_glyph_awaited,
	running: m.month_glyph_running,
	before: m.month_glyph_before,
	ended: m.month_glyph_ended
};

export const stateName = (state: MonthState): string => names[state]();

/** One letter, so that a state is told without its colour. */
export const stateGlyph = (state: MonthState): string => glyphs[state]();

const documents: Record<SourceDocument, () => string> = {
	bill: m.document_bill,
	delivery_slip: m.document_delivery_slip,
	meter_file: m.document_meter_file
};

export const documentName = (document: SourceDocument): string => documents[document]();

export interface Upload {
	kind: NextUpload['kind'];
	name: string;
	carrier: string;
	document: SourceDocument;
	from: string | null;
	to: string | null;
}

const sentences = {
	late: m.upload_late,
	missing: m.upload_missing,
	partial: m.upload_partial
};

/** What to upload, in one sentence: months, metering point, document. */
export function uploadWords({ kind, name, carrier, document, from, to }: Upload): string {
	const thing = {
		...{ point: name, carrier: carrierBeside({ name, carrier }) },
		document: documentName(document)
	};
	if (kind === 'first') return m.upload_first(thing).trim();
	const months = monthsName({ from: from ?? '', to: to ?? '' }, getLocale());
	return sentences[kind]({ ...thing, months }).trim();
}

/** Where a file for the point is uploaded. */
export function uploadHref(
	companyId: string,
	{ meteringPointId, from }: { meteringPointId: string; from: string | null }
): string {
	const search = new URLSearchParams({ meteringPoint: meteringPointId });
	if (from !== null) search.set('month', from);
	return `/companies/${companyId}/data?${search}`;
}
