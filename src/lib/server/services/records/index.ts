import * as m from '$i18n/paraglide/messages';
import { z } from 'zod';
import { authorise, authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { parseInput } from '../../input';
import {
	listCompanyRecords as selectCompanyRecords,
	listServerRecords as selectServerRecords,
	type RecordRow
} from '../../repositories/records';
import { read } from '../../repositories/transaction';
import { label, type Locale } from '../../sentences';

/** One line of an access log or audit log. */
export interface RecordView {
	sequence: number;
	at: string;
	kind: 'access' | 'audit';
	/** `read`, or the deed. */
	event: string;
	/** The same in the reader's language, with what was read. */
	words: string;
	actorName: string;
	actorRole: string;
	/** The engagement or consent that opened the company's data. */
	basisId: string | null;
	detail: Record<string, string | number | null>;
}

const PAGE = 100;

const question = z.strictObject({
	kind: z.enum(['access', 'audit']).optional(),
	before: z.int().min(1).nullable().default(null)
});

/** A page of records, newest first; `next` is where the older ones begin. */
export interface RecordPageView {
	records: RecordView[];
	next: number | null;
}

/** Who outside the company read what, and what was done in it. */
export async function listCompanyRecords(
	context: Context,
	companyId: string,
	input: unknown
): Promise<RecordPageView> {
	const scope = authoriseCompany(context, 'company_record', 'read', companyId);
	const { kind, before } = parseInput(question, input);
	const wanted = { kind, before, limit: PAGE + 1 };
	const rows = await read(getServer().database, scope, (tx) =>
		selectCompanyRecords(scope, tx, wanted)
	);
	return pageOf(rows, context.locale);
}

/** What was done to accounts and to the server. */
export async function listServerRecords(context: Context, input: unknown): Promise<RecordPageView> {
	authorise(context, 'server_record', 'read');
	const { before } = parseInput(question, input);
	const wanted = { before, limit: PAGE + 1 };
	const rows = await read(getServer().database, 'identity', (tx) =>
		selectServerRecords(tx, wanted)
	);
	return pageOf(rows, context.locale);
}

function pageOf(rows: RecordRow[], locale: Locale): RecordPageView {
	const shown = rows.slice(0, PAGE);
	const next = rows.length > PAGE ? (shown.at(-1)?.sequence ?? null) : null;
	return { records: shown.map((row) => viewOf(row, locale)), next };
}

function viewOf(row: RecordRow, locale: Locale): RecordView {
	const detail = JSON.parse(row.detail) as RecordView['detail'];
	return {
		sequence: row.sequence,
		at: new Date(row.at).toISOString(),
		kind: row.kind === 'access' ? 'access' : 'audit',
		event: row.event,
		words: row.kind === 'access' ? readWords(detail, locale) : label(`record_${row.event}`, locale),
		actorName: row.actorName,
		actorRole: row.actorRole,
		basisId: row.basis,
		detail
	};
}

function readWords({ resources }: RecordView['detail'], locale: Locale): string {
	const names = String(resources ?? '')
		.split(',')
		.map((resource) => label(`record_resource_${resource}`, locale));
	return m.record_read_of({ what: names.join(m.list_comma({}, { locale })) }, { locale });
}
