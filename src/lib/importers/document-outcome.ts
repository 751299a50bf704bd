import type { Finding } from '$lib/domain/finding';
import type { Claim, ColumnGuess, Layout, Reading, ReadOptions, RejectedRow } from './importer';

export interface Claimant {
	layout: Layout;
	claim: Claim;
}

export interface DocumentOptions extends ReadOptions {
	/** Layout id chosen by a person; null to recognise. */
	layout: string | null;
}

interface Answer {
	/** null while no layout could be told. */
	layout: Layout | null;
	claim: Claim | null;
	encoding: string | null;
	findings: Finding[];
}

/** What a file is and holds, or what must be asked, or why it is refused. */
export type DocumentOutcome = Answer &
	(
		| { status: 'read'; layout: Layout; claim: Claim; reading: Reading }
		| { status: 'refused'; refused: Finding }
		| {
				status: 'needs_mapping';
				columns: ColumnGuess[];
				headerRow: number;
				rejected: RejectedRow[];
				/** Set when several layouts claim the file: name one of them as `layout`. */
				claimants: Claimant[];
		  }
	);
