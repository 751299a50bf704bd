/**
 * What adapter-node answers before the application's hooks run (static files, its own refusals)
 * gets these; the hooks write their own over them. `style-src` and `img-src` are for an SVG that
 * is opened by itself.
 */
const baseline = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'"
};

export function baselineHeaders(_request, response) {
	for (const [name, value] of Object.entries(baseline)) response.setHeader(name, value);
}
