/** Who stands in which relation to whom; read before access is decided, so of no tenant. */

export interface ConsortiumTable {
	consortium_id: string;
	name: string;
	created_at: number;
}

export interface ConsortiumMemberTable {
	user_id: string;
	consortium_id: string;
	/** `coordinator` or `consortium_viewer`. */
	role: string;
	created_at: number;
}

export interface ConsortiumCompanyTable {
	consortium_id: string;
	company_id: string;
	/** Epoch days; the day of leaving is the first one outside. */
	joined_day: number;
	left_day: number | null;
	created_at: number;
}

/** When an auditor may look at a company; which months they see is not limited by it. */
export interface EngagementTable {
	engagement_id: string;
	company_id: string;
	auditor_id: string;
	/** Epoch days, both included; null: until it is ended. */
	from_day: number;
	to_day: number | null;
	created_at: number;
	created_by: string;
	ended_at: number | null;
	ended_by: string | null;
}

/** No row for an engagement: all sites. */
export interface EngagementSiteTable {
	engagement_id: string;
	site_id: string;
}

export interface ConsentTable {
	consent_id: string;
	company_id: string;
	/** `aggregates`, `coordinator_raw_data`, `casebook`, `benchmark`. */
	kind: string;
	granted_at: number;
	granted_by: string;
	withdrawn_at: number | null;
	withdrawn_by: string | null;
}

export interface InvitationTable {
	invitation_id: string;
	/** SHA-256 of the link's token, hex. */
	token_hash: string;
	role: string;
	company_id: string | null;
	consortium_id: string | null;
	/** To whom the link was addressed, as typed; null where it is handed over. */
	email: string | null;
	/** Of an engagement. */
	from_day: number | null;
	to_day: number | null;
	/** JSON array; null: all sites. */
	site_ids: string | null;
	invited_by: string;
	created_at: number;
	expires_at: number;
}

/** One link of a chain: `hash` covers the row and `previous_hash`. Never changed, never removed. */
export interface ServerRecordTable {
	/** 1, 2, 3 … without a gap. */
	sequence: number;
	at: number;
	/** `access`: somebody outside read; `audit`: something was done. */
	kind: string;
	event: string;
	/** null: nobody was signed in, or the command line. */
	actor_id: string | null;
	actor_name: string;
	actor_role: string;
	/** Engagement or consent that opened the company's data. */
	basis: string | null;
	/** JSON object of ids and words; never quantities or secrets. */
	detail: string;
	previous_hash: string;
	hash: string;
}

export interface CompanyRecordTable extends ServerRecordTable {
	company_id: string;
}
