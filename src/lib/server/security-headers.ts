const YEARS_2_SECONDS = 63_072_000;

/** Pages have SvelteKit's policy with its nonces; whatever else is answered runs nothing. */
const NOTHING =
	"default-src 'none'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
/** A drawing opened by itself still needs its own colours. */
const DRAWING = `${NOTHING}; style-src 'unsafe-inline'`;

const ALWAYS: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** On every answer, also of errors. Nothing that was made for somebody is kept by a cache. */
export function secure(response: Response, { https }: { https: boolean }): Response {
	const result = mutable(response);
	for (const [name, value] of Object.entries(ALWAYS)) result.headers.set(name, value);
	if (!result.headers.has('content-security-policy'))
		result.headers.set('content-security-policy', policyFor(result));
	if (result.headers.get('content-type') === 'text/html')
		result.headers.set('content-type', 'text/html; charset=utf-8');
	if (https)
		result.headers.set(
			'strict-transport-security',
			`max-age=${YEARS_2_SECONDS}; includeSubDomains`
		);
	if (!result.headers.has('cache-control')) result.headers.set('cache-control', 'no-store');
	return result;
}

function policyFor(response: Response): string {
	return response.headers.get('content-type')?.startsWith('image/svg+xml') ? DRAWING : NOTHING;
}

/** `Response.redirect` and `fetch` give headers that cannot be set. */
function mutable(response: Response): Response {
	try {
		response.headers.delete('x-mieruka-probe');
		return response;
	} catch {
		return new Response(response.body, response);
	}
}
