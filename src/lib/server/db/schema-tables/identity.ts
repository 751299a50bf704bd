/** People, their sessions and tokens, who belongs to which company: tables of no tenant. */

export interface UserAccountTable {
	user_id: string;
	/** As typed; `email_key` is what is looked up (trimmed, NFKC, lower case; unique). */
	email: string;
	email_key: string;
	name: string;
	password_hash: string | null;
	/** Instant from which the person is operator of this server; null = not. */
	operator_since: number | null;
	disabled_at: number | null;
	created_at: number;
}

export interface SessionTable {
	/** SHA-256 of the cookie's token, hex. */
	token_hash: string;
	user_id: string;
	created_at: number;
	last_seen_at: number;
	expires_at: number;
	/** When the password was last typed in this session. */
	confirmed_at: number;
	user_agent: string;
	address: string;
}

export interface OneTimeLinkTable {
	token_hash: string;
	/** `set_up` now; `invitation`, `reset` come with the roles. */
	purpose: string;
	user_id: string | null;
	created_at: number;
	expires_at: number;
}

export interface ApiTokenTable {
	token_hash: string;
	token_id: string;
	user_id: string;
	name: string;
	/** Comma-separated: `read`, `write`. */
	scopes: string;
	created_at: number;
	expires_at: number;
	last_used_at: number | null;
}

export interface MembershipTable {
	user_id: string;
	company_id: string;
	/** `company_admin` or `company_member`. */
	role: string;
	created_at: number;
}

/** Sign-in attempts, shared between processes; the rate limiter's own table. */
export interface AttemptTable {
	key: string;
	points: number;
	expire: number | null;
}

export interface SettingTable {
	name: string;
	value: string;
}
