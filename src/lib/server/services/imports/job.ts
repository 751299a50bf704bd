import type { BillPlace } from '$lib/domain/ledger/bills-in-force';
import type { TaughtTable } from '$lib/importers/mapping/header-shape';
import type { Mapping } from '$lib/importers/importer';
import type { JobOwner } from '../../access/job-scope';
import type { ConflictChoice } from '../views';
import type { Upload } from './receive-upload';

/** How long a reading may take before another process may take it over. */
export const CLAIM_MS = 10 * 60_000;

/** What the person gave with the file; kept with the import. */
export interface ImportRequest {
	meteringPointId: string | null;
	layout: string | null;
	mapping: Mapping | null;
	/** Set by the reading: the headings that the mapping is for, and who gave it. */
	taught?: Taught | null;
	/** Only of what was written by hand. */
	entry?: HandEntry;
}

/** Layout of what was written by hand. */
export const HAND_LAYOUT = 'manual';

/** What a person did by hand, in place of a file. */
export interface HandEntry {
	deed: 'enter' | 'correct' | 'remove';
	/** Asked where something that counted is changed. */
	reason: string | null;
	/** Bills that no longer count, and which bill of this import (by number) each gives way to. */
	targets: { bill: BillPlace; replacedBy: number | null }[];
}

/** A mapping and what it is remembered by. */
export interface Taught extends TaughtTable {
	by: string;
	at: number;
}

export function requestOf({ request }: { request: string }): ImportRequest {
	return JSON.parse(request) as ImportRequest;
}

interface Job {
	owner: JobOwner;
	importId: string;
	/** The clock of who asked: workers and tests see the same instant. */
	nowMs: number;
}

export interface ReadJob extends Job {
	fileName: string;
	sha256: string;
	/** The file on disk; null to read the kept evidence again. */
	upload: Omit<Upload, 'fields'> | null;
	request: ImportRequest;
	maxRows: number;
	/** Of a workbook, all its parts together. */
	maxUnpackedBytes: number;
}

export interface CommitJob extends Job {
	conflicts: ConflictChoice;
	/** Metering point by index in `records`. */
	meteringPoints: Record<string, string>;
}

export type UndoJob = Job;
