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
	/** When a second factor was passed in this session; null = only the password. */
	second_factor_at: number | null;
}

/** The password was right; the second factor is still asked. Opens nothing else. */
export interface HalfSessionTable {
	token_hash: string;
	user_id: string;
	created_at: number;
	expires_at: number;
	/** Codes tried so far. */
	tries: number;
	address: string;
	user_agent: string;
}

export interface TotpFactorTable {
	user_id: string;
	/** AES-256-GCM under the server's key. */
	sealed_secret: string;
	/** The newest step (of 30 s) whose code was used; none works twice. */
	last_step: number;
	/** null: shown, but no code has been typed yet; it is not asked at sign-in. */
	confirmed_at: number | null;
	created_at: number;
}

export interface RecoveryCodeTable {
	user_id: string;
	code_hash: string;
}

export interface PasskeyTable {
	/** As the authenticator calls it, base64url. */
	credential_id: string;
	user_id: string;
	public_key: Uint8Array;
	/** Signatures counted by the authenticator; 0 where it does not count. */
	counter: number;
	/** Comma-separated: `internal`, `usb`, `hybrid` … */
	transports: string;
	name: string;
	created_at: number;
	last_used_at: number | null;
}

export interface OneTimeLinkTable {
	token_hash: string;
	/** What it is good for: `set_up`, `reset`, … */
	purpose: string;
	user_id: string | null;
	created_at: number;
	expires_at: number;
	/** What it carries, such as the mail address that it confirms. */
	detail: string | null;
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
	/** When the second factor was passed by whoever made it; null = it was not. */
	second_factor_at: number | null;
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
