/** A mail on its way, and for a while that there was one: never to whom or what, but sealed. */
export interface OutgoingMailTable {
	mail_id: string;
	/** notice, invitation, reminder, reset, email */
	kind: string;
	/** waiting, sent, failed */
	state: string;
	/** 0: somebody waits for it; 1: it may wait. */
	priority: number;
	/** Sealed with the server's key; null once it is settled. */
	sealed: string | null;
	tries: number;
	created_at: number;
	/** Of one that is being sent: when another process may take it over. */
	next_try_at: number;
	/** Not sent after that. */
	expires_at: number;
	settled_at: number | null;
	/** Of the last try that did not succeed; a code, never an address. */
	reason: string | null;
}
