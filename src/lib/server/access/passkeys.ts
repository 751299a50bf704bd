import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isLoopback } from '../config';
import type { Passkey } from '../repositories/passkeys';

/**
 * Passkeys (WebAuthn): a key in the device signs a challenge of ours, after the device has made
 * sure who holds it (user verification). Both factors in one, and of no use on another site.
 */
export interface PasskeyPlace {
	/** The name that keys are bound to. */
	rpId: string;
	origin: string;
}

/** Browsers offer none at an IP address or without encryption; this machine is `localhost`. */
export function passkeyPlace(origin: string): PasskeyPlace | null {
	const { protocol, hostname, port } = new URL(origin);
	if (isLoopback(hostname)) return { rpId: 'localhost', origin: `${protocol}//localhost:${port}` };
	const isAddress = /^[\d.]+$|^\[/.test(hostname);
	return protocol === 'https:' && !isAddress ? { rpId: hostname, origin } : null;
}

/** Loaded by the first who uses a passkey: 25 MB that most servers never need. */
const webAuthn = () => import('@simplewebauthn/server');

const TIMEOUT_MS = 5 * 60_000;

/** The key must be found without a name, and ask its holder for a finger, a face or a PIN. */
export async function creationOptions(
	{ rpId: rpID }: PasskeyPlace,
	challenge: string,
	person: { userId: string; email: string; name: string; rpName: string; present: Passkey[] }
) {
	return (await webAuthn()).generateRegistrationOptions({
		rpID,
		rpName: person.rpName,
		userID: new Uint8Array(Buffer.from(person.userId)),
		userName: person.email,
		userDisplayName: person.name,
		challenge: bytes(challenge),
		timeout: TIMEOUT_MS,
		attestationType: 'none',
		excludeCredentials: person.present.map(({ credentialId: id, transports }) => ({
			id,
			transports: listed(transports)
		})),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
	});
}

export async function requestOptions({ rpId: rpID }: PasskeyPlace, challenge: string) {
	return (await webAuthn()).generateAuthenticationOptions({
		rpID,
		challenge: bytes(challenge),
		timeout: TIMEOUT_MS,
		userVerification: 'required'
	});
}

/** Says whether the challenge is one of ours, and uses it up. */
export type TakeChallenge = (challenge: string) => Promise<boolean>;

export type NewKey = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>;

/** null: not made here, not for this challenge, or nobody was verified. */
export async function verifyCreation(
	place: PasskeyPlace,
	response: RegistrationResponseJSON,
	expectedChallenge: TakeChallenge
): Promise<NewKey | null> {
	const { verifyRegistrationResponse } = await webAuthn();
	const verified = await verifyRegistrationResponse({
		response,
		expectedChallenge,
		expectedOrigin: place.origin,
		expectedRPID: place.rpId,
		requireUserVerification: true
	}).catch(() => null);
	if (!verified?.verified) return null;
	const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
	return { credentialId: id, publicKey, counter, transports: transports.join(',') };
}

/** The key's new counter; null: not signed by it here and now, or with a counter gone back. */
export async function verifyUse(
	place: PasskeyPlace,
	{ response, passkey }: { response: AuthenticationResponseJSON; passkey: Passkey },
	expectedChallenge: TakeChallenge
): Promise<number | null> {
	const { verifyAuthenticationResponse } = await webAuthn();
	const verified = await verifyAuthenticationResponse({
		response,
		expectedChallenge,
		expectedOrigin: place.origin,
		expectedRPID: place.rpId,
		requireUserVerification: true,
		credential: {
			id: passkey.credentialId,
			publicKey: new Uint8Array(passkey.publicKey),
			counter: passkey.counter
		}
	}).catch(() => null);
	return verified?.verified ? verified.authenticationInfo.newCounter : null;
}

const bytes = (challenge: string) => new Uint8Array(Buffer.from(challenge, 'base64url'));

const listed = (transports: string) => transports.split(',').filter(Boolean);
