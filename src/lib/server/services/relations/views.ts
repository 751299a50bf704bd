/** Who stands in which relation to whom, as pages and the API show it. */
export interface ConsentView {
	kind: 'aggregates' | 'benchmark' | 'coordinator_raw_data' | 'casebook';
	/** null: not granted at present. */
	grantedAt: string | null;
	/** When the latest one was withdrawn; null where it stands or never was. */
	withdrawnAt: string | null;
}

/** A consortium that the company is in. */
export interface ConsentPartyView {
	id: string;
	name: string;
}

/** An auditor's engagement as the company sees it. */
export interface EngagementView {
	id: string;
	/** Days, both included; `to` null: until it is ended. */
	from: string;
	to: string | null;
	endedAt: string | null;
	status: 'running' | 'to_come' | 'over';
	/** null: the whole company. */
	siteIds: string[] | null;
	auditor: { name: string; email: string };
}

/** The same as the auditor sees it. */
export interface OwnEngagementView extends Pick<
	EngagementView,
	'id' | 'from' | 'to' | 'endedAt' | 'status'
> {
	/** null: the whole company. */
	siteCount: number | null;
	/** Of a running one, today not counted; null: no end was set. */
	daysLeft: number | null;
	/** null unless it is running. */
	company: { id: string; name: string } | null;
}

export interface ConsortiumView {
	id: string;
	name: string;
	/** One's own role in it; null for the operator. */
	role: 'coordinator' | 'consortium_viewer' | null;
}

export interface ConsortiumPersonView {
	id: string;
	name: string;
	email: string;
	role: 'coordinator' | 'consortium_viewer';
	createdAt: string;
}

export interface InvitationView {
	id: string;
	role:
		| 'company_admin'
		| 'company_member'
		| 'auditor'
		| 'coordinator'
		| 'consortium_viewer'
		| 'operator';
	/** null: the link is handed over. */
	email: string | null;
	companyId: string | null;
	createdAt: string;
	expiresAt: string;
	/** Days of an auditor's engagement. */
	from: string | null;
	to: string | null;
}

/** A new invitation: the only time that its link is known. */
export interface NewInvitationView extends InvitationView {
	path: string;
}

/** What a link asks its holder into. */
export interface JoinView extends Pick<
	InvitationView,
	'role' | 'email' | 'expiresAt' | 'from' | 'to'
> {
	/** Name of the company or consortium; null for the server itself. */
	into: string | null;
	invitedBy: string;
}

/** What a coordinator sees of a company without its consent: no quantity, yen or tonne. */
export interface CompanyStatusView {
	id: string;
	name: string;
	industry: string | null;
	/** The day it joined the consortium. */
	joined: string;
	/** `late`: the figures of a metering point were due and have not come. */
	status: 'invited' | 'no_data' | 'current' | 'late';
	/** How many metering points are. */
	latePoints: number;
	/** Whether anybody there can manage it. */
	administrator: 'yes' | 'no';
	/** Last day of an open invitation. */
	invitedUntil: string | null;
	/** The newest complete month; where none is, the newest one with any data. */
	lastMonth: string | null;
	/** Of the twelve months up to the last one that is over. */
	monthsComplete: number;
	/** Energy against the same months of the year before, whole per cent. */
	changePercent: number | null;
	monthsCompared: number;
	lastUpload: string | null;
	consents: ConsentView['kind'][];
}
