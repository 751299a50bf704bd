import { z } from 'zod';
import { authorise } from '../access/authorise';
import type { Context } from '../access/context';
import { Malformed, NotFound } from '../errors';
import {
	browseEditions,
	findEdition,
	searchEntries,
	type EditionEntry,
	type EditionHead
} from '../factor-library';
import { parseInput } from '../input';

/** Every edition that ships, newest lists of suppliers first. */
export function listEditions(context: Context): EditionHead[] {
	authorise(context, 'factor', 'read');
	return browseEditions().map(({ head }) => head);
}

export type EntryView = Omit<EditionEntry, 'keys'>;

export interface EditionPage {
	edition: EditionHead;
	items: EntryView[];
	/** Entries and rows that the search found, on all pages together. */
	found: { entries: number; rows: number };
	nextCursor: string | null;
}

export interface EditionQuestion {
	text?: string;
	menu?: string;
	year?: number;
	limit: number;
	cursor?: string;
}

/** One edition's suppliers (or fuels, or rules), each with its figures, as far as searched for. */
export function getEdition(
	context: Context,
	editionId: string,
	question: EditionQuestion
): EditionPage {
	authorise(context, 'factor', 'read');
	const { limit, cursor, ...search } = question;
	const { edition, entries } = searched(editionId, search);
	const start = cursor === undefined ? 0 : placeOf(cursor);
	if (start > entries.length) throw new Malformed('cursor.invalid');
	const next = start + limit;
	return {
		...{ edition, found: countsOf(entries) },
		items: entries.slice(start, next).map(entryView),
		nextCursor: next < entries.length ? cursorAt(next) : null
	};
}

const cursorAt = (place: number) => Buffer.from(String(place)).toString('base64url');

/** Editions never change, so a place in one stays where it is. */
function placeOf(cursor: string): number {
	const text = Buffer.from(cursor, 'base64url').toString();
	if (!/^[1-9]\d{0,5}$/.test(text)) throw new Malformed('cursor.invalid');
	return Number(text);
}

const PAGE = 50;

/** What does not fit is no search: an old bookmark still shows something. */
const pageQuestion = z.object({
	text: z.string().trim().max(200).catch(''),
	menu: z.string().trim().max(40).catch(''),
	year: z.coerce.number().int().min(2000).max(2100).nullable().catch(null),
	page: z.coerce.number().int().min(1).max(10_000).catch(1)
});

export interface EditionSearch extends z.output<typeof pageQuestion> {
	edition: EditionHead;
	items: EntryView[];
	found: { entries: number; rows: number };
	pages: number;
}

/** The same as a page shows it. */
export function searchEdition(context: Context, editionId: string, input: unknown): EditionSearch {
	authorise(context, 'factor', 'read');
	const asked = parseInput(pageQuestion, input);
	const { edition, entries } = searched(editionId, asked);
	const pages = Math.max(1, Math.ceil(entries.length / PAGE));
	const page = Math.min(asked.page, pages);
	const items = entries.slice((page - 1) * PAGE, page * PAGE).map(entryView);
	return { ...asked, page, pages, edition, items, found: countsOf(entries) };
}

type Search = Parameters<typeof searchEntries>[1];

function searched(id: string, search: Search) {
	const found = findEdition(id);
	if (!found) throw new NotFound('not_found');
	return { edition: found.head, entries: searchEntries(found.entries, search) };
}

const countsOf = (entries: readonly EditionEntry[]) => ({
	entries: entries.length,
	rows: entries.reduce((sum, { figures }) => sum + figures.length, 0)
});

function entryView({ keys: _keys, ...shown }: EditionEntry): EntryView {
	return shown;
}
