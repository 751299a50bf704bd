/** Where a passkey is asked for, and what goes along with its answer. */
export interface Deed {
	kind: 'use' | 'create';
	url: string;
	body: Record<string, string>;
}

export type Done = { ok: true; href: string } | { ok: false; message: string };

/** A challenge from the server, the key's answer, and what the server says to it. */
export async function askPasskey({ kind, url, body }: Deed): Promise<Done> {
	const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser');
	const challenge = await post(`${url}/challenge`, {});
	if (!challenge.ok) return { ok: false, message: challenge.message };
	const options = { optionsJSON: challenge.answer as never };
	const response = await (
		kind === 'use' ? startAuthentication(options) : startRegistration(options)
	).catch(() => null);
	// Closed by the person, or refused by the browser, which has said why.
	if (!response) return { ok: false, message: '' };
	const done = await post(url, { ...body, response });
	if (!done.ok) return { ok: false, message: done.message };
	return { ok: true, href: String((done.answer as { href: unknown }).href) };
}

type Posted = { ok: true; answer: unknown } | { ok: false; message: string };

async function post(url: string, body: unknown): Promise<Posted> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	}).catch(() => null);
	const said: unknown = await answer?.json().catch(() => null);
	if (answer?.ok) return { ok: true, answer: said };
	const detail = (said as { detail?: unknown } | null)?.detail;
	return { ok: false, message: typeof detail === 'string' ? detail : '' };
}
