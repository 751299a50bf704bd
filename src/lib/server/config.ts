import { z } from 'zod';

/**
 * The environment, parsed once at start. A wrong value stops the start with a sentence that
 * names the variable: a server that guesses its settings is worse than one that does not run.
 */
export interface Config {
	host: string;
	port: number;
	/** Scheme, host and port under which browsers reach the server; no path. */
	origin: string;
	dataDir: string;
	databaseUrl: string | null;
	demo: 'yes' | 'no';
	logLevel: (typeof LOG_LEVELS)[number];
	smtpUrl: string | null;
	/** Whom mail comes from. */
	mailFrom: string;
	/** Seals what the database must not hold in clear; null: a file in `dataDir` is the key. */
	secretKey: Buffer | null;
	/** `yes` when pages travel unencrypted beyond this machine: every page then says so. */
	plainHttp: 'yes' | 'no';
	limits: Limits;
}

export interface Limits {
	/** One uploaded file. */
	uploadBytes: number;
	/** Any other request body. */
	bodyBytes: number;
	unpackedBytes: number;
	pixels: number;
	rows: number;
}

/** The start must stop; the message is the sentence for the operator. */
export class WrongSetting extends Error {
	override name = 'WrongSetting';
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MEGA = 1_000_000;
const MEBI = 1_048_576;

/** What a multipart body may weigh beyond its file: field names, boundaries, small fields. */
export const MULTIPART_OVERHEAD_BYTES = MEBI;

const flag = z
	.enum(['0', '1', ''], 'must be 0 or 1')
	.default('')
	.transform((value) => (value === '1' ? ('yes' as const) : ('no' as const)));

const wholeNumber = (unset: number, max: number) =>
	z
		.string()
		.regex(/^[0-9]{1,12}$/, 'must be a whole number')
		.transform(Number)
		.refine((value) => value >= 1 && value <= max, `must lie between 1 and ${max}`)
		.default(unset);

const url = (schemes: string[], sentence: string) =>
	z
		.string()
		.refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), sentence)
		.nullable()
		.default(null);

const environment = z.object({
	HOST: z
		.string()
		.regex(/^[0-9A-Za-z.:-]{1,253}$/, 'must be a host name or an IP address')
		.default('127.0.0.1'),
	PORT: z
		.string()
		.regex(/^[0-9]{1,5}$/, 'must be a port number')
		.transform(Number)
		.refine((port) => port <= 65_535, 'must be a port number of at most 65535')
		.default(3000),
	ORIGIN: url(['http:', 'https:'], 'must be an address such as https://mieruka.example.jp'),
	DATA_DIR: z.string().min(1).default('./data'),
	DATABASE_URL: url(['postgres:', 'postgresql:'], 'must begin with postgres://'),
	MIERUKA_DEMO: flag,
	LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
	SMTP_URL: url(['smtp:', 'smtps:'], 'must begin with smtp:// or smtps://'),
	MAIL_FROM: z
		.string()
		.regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+$/, 'must be a mail address such as mieruka@example.jp')
		.nullable()
		.default(null),
	SECRET_KEY: z
		.string()
		.regex(/^[A-Za-z0-9+/_-]{43}=?$/, 'must be 32 random bytes in base64 (openssl rand -base64 32)')
		.transform((text) => Buffer.from(text, 'base64'))
		.nullable()
		.default(null),
	ALLOW_HTTP: flag,
	UPLOAD_LIMIT_BYTES: wholeNumber(64 * MEBI, 4096 * MEBI),
	BODY_LIMIT_BYTES: wholeNumber(MEBI, 64 * MEBI),
	UNPACKED_LIMIT_BYTES: wholeNumber(256 * MEBI, 16_384 * MEBI),
	PIXEL_LIMIT: wholeNumber(50 * MEGA, 1000 * MEGA),
	ROW_LIMIT: wholeNumber(2 * MEGA, 100 * MEGA)
});

type Environment = z.infer<typeof environment>;

/** Empty variables count as absent, as `docker run -e NAME=` leaves them. */
export function parseConfig(variables: Record<string, string | undefined>): Config {
	const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
	const parsed = environment.safeParse(given);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new WrongSetting(`${String(issue?.path[0])} ${issue?.message}`);
	}
	return toConfig(parsed.data);
}

function toConfig(env: Environment): Config {
	const origin = new URL(env.ORIGIN ?? `http://${bracketed(env.HOST)}:${env.PORT}`).origin;
	const exposed = origin.startsWith('http:') && !isLoopback(new URL(origin).hostname);
	if (exposed && env.ALLOW_HTTP === 'no') throw new WrongSetting(exposedSentence(env, origin));
	return {
		host: env.HOST,
		port: env.PORT,
		origin,
		dataDir: env.DATA_DIR,
		databaseUrl: env.DATABASE_URL,
		demo: env.MIERUKA_DEMO,
		logLevel: env.LOG_LEVEL,
		smtpUrl: env.SMTP_URL,
		mailFrom: env.MAIL_FROM ?? `mieruka@${new URL(origin).hostname}`,
		secretKey: env.SECRET_KEY,
		plainHttp: exposed ? 'yes' : 'no',
		limits: toLimits(env)
	};
}

function toLimits(env: Environment): Limits {
	return {
		uploadBytes: env.UPLOAD_LIMIT_BYTES,
		bodyBytes: env.BODY_LIMIT_BYTES,
		unpackedBytes: env.UNPACKED_LIMIT_BYTES,
		pixels: env.PIXEL_LIMIT,
		rows: env.ROW_LIMIT
	};
}

function exposedSentence(env: Environment, origin: string): string {
	const name = env.ORIGIN ? 'ORIGIN' : 'HOST';
	return (
		`${name} makes the server answer at ${origin} without encryption: ` +
		'set ORIGIN to the https address of the proxy before it, or ALLOW_HTTP=1 to accept this'
	);
}

const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host);

/** Names that never leave this machine. */
export function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** localhost, 127.0.0.1 and [::1] of one port are the same place. */
export function sameOrigin(origin: string, ours: string): boolean {
	if (origin === ours) return true;
	if (!URL.canParse(origin)) return false;
	const [theirUrl, ourUrl] = [new URL(origin), new URL(ours)];
	return (
		theirUrl.origin === origin &&
		theirUrl.protocol === ourUrl.protocol &&
		theirUrl.port === ourUrl.port &&
		isLoopback(theirUrl.hostname) &&
		isLoopback(ourUrl.hostname)
	);
}
