import { Secret, TOTP } from 'otpauth';

/** Codes of authenticator apps (RFC 6238): what every app understands, SHA-1, six digits, 30 s. */
const STEP_MS = 30_000;

/** A phone's clock may be off by one step, either way. */
const SKEW_STEPS = 1;

/** 160 random bits, in the letters that apps take. */
export function newTotpSecret(): string {
	return new Secret({ size: 20 }).base32;
}

/** What the QR code holds. */
export function totpAddress(secret: string, names: { issuer: string; label: string }): string {
	return totp(secret, names).toString();
}

/** The step whose code this is, or null. The caller uses it up (`useTotpStep`). */
export function stepOfCode(secret: string, code: string, now: number): number | null {
	if (!/^\d{6}$/.test(code)) return null;
	const delta = totp(secret).validate({ token: code, timestamp: now, window: SKEW_STEPS });
	return delta === null ? null : Math.floor(now / STEP_MS) + delta;
}

function totp(secret: string, names: { issuer?: string; label?: string } = {}): TOTP {
	return new TOTP({ ...names, secret: Secret.fromBase32(secret) });
}
