import { finding, type Finding } from '$lib/domain/finding';
import { decode, type DecodeOutcome } from './decode';
import { guessColumns } from './headings/columns';
import { refusal } from './text/content-type';
import type { Claimant, DocumentOptions, DocumentOutcome } from './document-outcome';
import type { Claim, Document, Layout, ReadOptions } from './importer';
import { areaDemand } from './layouts/area-demand';
import { enarisWide } from './layouts/enaris-wide';
import { fuelDeliveries } from './layouts/fuel-deliveries';
import { hokkaidoMatrix } from './layouts/hokkaido-matrix';
import { driversMonthly } from './layouts/drivers-monthly';
import { intervalRows } from './layouts/interval-rows';
import { kansaiMiruden } from './layouts/kansai-miruden';
import { jmaDaily } from './layouts/jma-daily';
import { mapping } from './layouts/mapping';
import { monthlyBills } from './layouts/monthly-bills';
import { monthlyHalfHourReport } from './layouts/monthly-half-hour-report';
import { monthsAcross } from './layouts/months-across';
import { osakaGasBilling } from './layouts/osaka-gas-billing';
import { portfolioManager } from './layouts/portfolio-manager';
import { remixDaily } from './layouts/remix-daily';
import { resultsTable } from './layouts/results-table';
import { shinEnergyInvoice } from './layouts/shin-energy-invoice';
import { tepcoKurashi } from './layouts/tepco-kurashi';
import { tohokuWide } from './layouts/tohoku-wide';
import { wideDays } from './layouts/wide-days';
import { condense, likelyHeaderRow, withNothingNoted } from './reading';
import { readSheets, sheetToMap } from './sheets/sheets';
import { placed } from './sheets/sheet-place';
import { rejectUncalculated } from './sheets/uncalculated';

export type { Claimant, DocumentOptions, DocumentOutcome } from './document-outcome';

/** Every layout that can claim a document. A named one wins over a generic one, never over another. */
export const LAYOUTS: Layout[] = [
	tepcoKurashi,
	kansaiMiruden,
	jmaDaily,
	driversMonthly,
	fuelDeliveries,
	osakaGasBilling,
	hokkaidoMatrix,
	tohokuWide,
	enarisWide,
	monthlyHalfHourReport,
	shinEnergyInvoice,
	remixDaily,
	portfolioManager,
	areaDemand,
	resultsTable,
	monthlyBills,
	monthsAcross,
	intervalRows,
	wideDays
];

/** Bytes → records and findings. Never throws for content, whatever the bytes. */
export function readDocument(
	bytes: Uint8Array,
	fileName: string,
	options: DocumentOptions
): DocumentOutcome {
	return readDecoded(decode(bytes, fileName), options);
}

/** The same from what is decoded already, so that nobody has to hold the bytes any longer. */
export function readDecoded(decoded: DecodeOutcome, options: DocumentOptions): DocumentOutcome {
	if ('refused' in decoded) return refusedOutcome(null, decoded.refused, null);
	const read = (document: Document) => placed(readTable(document, options), document);
	if ('document' in decoded) return read(decoded.document);
	const ask = (document: Document, why: Finding) => askAbout(document, [why], []);
	return readSheets(decoded.workbook, { claimantsOf, read, ask, mapping: options.mapping });
}

/**
 * The table whose columns a person is asked about: the text, or one sheet of a workbook. `sheet`
 * is the one that the person chose, where the workbook has it.
 */
export function tableToMap(decoded: DecodeOutcome, sheet: string | null = null): Document | null {
	const tables = tablesToMap(decoded);
	return tables.find((one) => one.sheet === sheet) ?? tables[0] ?? null;
}

/** Every table that a person may be asked about, the likeliest first. */
export function tablesToMap(decoded: DecodeOutcome): Document[] {
	if ('document' in decoded) return [decoded.document];
	if (!('workbook' in decoded)) return [];
	const { documents } = decoded.workbook;
	const likely = sheetToMap(documents, { claimantsOf });
	return [likely, ...documents.filter((one) => one !== likely)];
}

function readTable(document: Document, options: DocumentOptions): DocumentOutcome {
	if (options.layout !== null || options.mapping) return readForced(document, options);
	const claimants = claimantsOf(document);
	if (claimants.length === 0) return askWith(document, 'layout.unknown', []);
	if (claimants.length > 1) return askWith(document, 'layout.several', claimants);
	return readAs(claimants[0]!, document, options);
}

/** Named claimants, or where there are none the generic ones. */
export function claimantsOf(document: Document): Claimant[] {
	const all = LAYOUTS.flatMap((layout) => {
		const claim = layout.recognise(document);
		return claim ? [{ layout, claim }] : [];
	});
	const named = all.filter(({ layout }) => layout.kind === 'named');
	return named.length > 0 ? named : all;
}

const CHOSEN: Claim = { reason: 'chosen', params: {} };

/** A mapping, or the layout that a person named if it fits the file. */
function readForced(document: Document, options: DocumentOptions): DocumentOutcome {
	if (options.mapping)
		return readAs({ layout: mapping, claim: { reason: 'mapping', params: {} } }, document, options);
	const layout = LAYOUTS.find(({ id }) => id === options.layout);
	if (!layout) return askWith(document, 'layout.id_unknown', []);
	if (!layout.recognise(document)) return askWith(document, 'layout.not_this', []);
	return readAs({ layout, claim: CHOSEN }, document, options);
}

function readAs(
	{ layout, claim }: Claimant,
	document: Document,
	options: ReadOptions
): DocumentOutcome {
	const reading = withNothingNoted(rejectUncalculated(layout.read(document, options), document));
	// Why a row was rejected is said beside what was read, not only counted.
	const reasons = reading.rejected.map((row) => row.finding);
	const findings = condense(
		[...document.findings, ...reasons, ...reading.findings],
		reading.rejected
	);
	const answer = { layout, claim, encoding: document.encoding, findings };
	if (reading.refused)
		return {
			...refusedOutcome(layout, reading.refused, document),
			claim,
			findings: [...findings, reading.refused]
		};
	if (!reading.needsMapping) return { ...answer, status: 'read', reading };
	const { columns, headerRow } = reading.needsMapping;
	return {
		...answer,
		status: 'needs_mapping',
		columns,
		headerRow,
		rejected: reading.rejected,
		claimants: []
	};
}

function refusedOutcome(
	layout: Layout | null,
	refused: Finding,
	document: Document | null
): DocumentOutcome {
	const encoding = document?.encoding ?? null;
	return { status: 'refused', layout, claim: null, encoding, findings: [refused], refused };
}

function askWith(document: Document, code: string, claimants: Claimant[]): DocumentOutcome {
	const layouts = claimants.map(({ layout }) => layout.id).join(', ');
	const rows = document.head.slice(likelyHeaderRow(document));
	if (rows.length === 0 && claimants.length === 0)
		return refusedOutcome(null, refusal('table.no_rows', { count: 0 }), document);
	return askAbout(document, [finding('blocking', code, { layouts })], claimants);
}

function askAbout(document: Document, why: Finding[], claimants: Claimant[]): DocumentOutcome {
	const headerRow = likelyHeaderRow(document);
	const findings = [...document.findings, ...why];
	const columns = guessColumns(document.head, headerRow);
	const answer = { layout: null, claim: null, encoding: document.encoding, findings };
	return { ...answer, status: 'needs_mapping', columns, headerRow, rejected: [], claimants };
}
