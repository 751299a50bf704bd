/** An edition on its way to the companies of a consortium, and what it makes of their months. */

export interface RestatementTable {
	consortium_id: string;
	restatement_id: string;
	edition_id: string;
	series: string;
	/** computing → ready → applying → applied → undoing → undone; discarded. */
	status: string;
	created_at: number;
	created_by: string;
	/** When and by whom the work that is under way, or was last, was asked for. */
	started_at: number;
	started_by: string;
	ended_at: number | null;
	/** Which process works on it, and how long it may before another takes it over. */
	claimed_by: string | null;
	claimed_until: number | null;
}

export interface CompanyRestatementTable {
	company_id: string;
	restatement_id: string;
	consortium_id: string;
	edition_id: string;
	series: string;
	/** computed, held, applied, undo_held, undone, superseded, failed */
	status: string;
	/** What counted before; null: the founding one of the series, if there is one. */
	former_edition_id: string | null;
	former_consortium_id: string | null;
	/** JSON: each month of a metering point that moves, old and new. The company's own. */
	moved: string;
	moved_months: number;
	moved_points: number;
	/** Months that are closed and would change. */
	closed_months: number;
	/** CO2 of the months that move, against what it was; null: nothing to compare. */
	percent_basic: number | null;
	percent_adjusted: number | null;
	computed_at: number;
	decided_at: number | null;
	decided_by: string | null;
}
