import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/**
 * An authenticator in software, by the standard (WebAuthn level 2, sections 6.1 and 6.5.4): one
 * ES256 key, attestation "none". What it claims can be bent, to see it refused.
 */
export interface Claims {
	origin?: string;
	rpId?: string;
	challenge?: string;
	/** Bits: 1 somebody was there, 4 they were verified, 64 a key follows. */
	flags?: number;
	counter?: number;
}

const PRESENT_AND_VERIFIED = 1 + 4;
const WITH_KEY = 64;

export class SoftKey {
	readonly id = randomBytes(32);
	counter = 0;
	readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', {
		namedCurve: 'P-256'
	});

	constructor(
		private readonly origin = 'http://localhost:3000',
		private readonly rpId = 'localhost'
	) {}

	get credentialId(): string {
		return this.id.toString('base64url');
	}

	create({ challenge }: { challenge: string }, bent: Claims = {}) {
		const client = this.#client('webauthn.create', { challenge, ...bent });
		const data = Buffer.concat([
			this.#authenticatorData({ flags: PRESENT_AND_VERIFIED + WITH_KEY, ...bent }),
			Buffer.alloc(16),
			Buffer.from([0, this.id.length]),
			this.id,
			this.#coseKey()
		]);
		// { fmt: "none", attStmt: {}, authData: data } in CBOR
		const attestationObject = Buffer.concat([
			Buffer.from([0xa3, 0x63, ...Buffer.from('fmt'), 0x64, ...Buffer.from('none')]),
			Buffer.from([0x67, ...Buffer.from('attStmt'), 0xa0, 0x68, ...Buffer.from('authData')]),
			Buffer.from([0x58, data.length]),
			data
		]);
		return this.#answer({
			clientDataJSON: client.toString('base64url'),
			attestationObject: attestationObject.toString('base64url')
		});
	}

	use({ challenge }: { challenge: string }, bent: Claims = {}) {
		const client = this.#client('webauthn.get', { challenge, ...bent });
		const data = this.#authenticatorData({ flags: PRESENT_AND_VERIFIED, ...bent });
		const clientHash = createHash('sha256').update(client).digest();
		const signature = sign('sha256', Buffer.concat([data, clientHash]), this.#keys.privateKey);
		return this.#answer({
			clientDataJSON: client.toString('base64url'),
			authenticatorData: data.toString('base64url'),
			signature: signature.toString('base64url')
		});
	}

	#client(type: string, { challenge, origin = this.origin }: Claims): Buffer {
		return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	}

	#authenticatorData({ rpId = this.rpId, flags = 0, counter = this.counter }: Claims): Buffer {
		const counted = Buffer.alloc(4);
		counted.writeUInt32BE(counter);
		return Buffer.concat([
			createHash('sha256').update(rpId).digest(),
			Buffer.from([flags]),
			counted
		]);
	}

	/** { 1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y } in CBOR */
	#coseKey(): Buffer {
		const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
		return Buffer.concat([
			Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32]),
			Buffer.from(x, 'base64url'),
			Buffer.from([0x22, 0x58, 32]),
			Buffer.from(y, 'base64url')
		]);
	}

	#answer(response: Record<string, string>) {
		const id = this.credentialId;
		return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} };
	}
}
