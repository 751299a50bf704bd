/** Reminders of data that are late: when a company had which, and whether it wants them by mail. */

export interface ReminderTable {
	company_id: string;
	at: number;
	/** `monthly`: by the server itself; `coordinator`: by a person of its consortium. */
	kind: string;
	/** null: the server itself. */
	sent_by: string | null;
	/** How many mails went. */
	mails: number;
}

/** No row: reminders go by mail. */
export interface ReminderStopTable {
	company_id: string;
	stopped_at: number;
	stopped_by: string;
}
