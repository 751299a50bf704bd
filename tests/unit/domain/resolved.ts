/** What a question about a factor is answered with, from the library that ships. */
import type { FactorQuery } from '$lib/domain/factors/factor';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import { loadFactorLibrary } from '$lib/server/factor-library';

export const library = loadFactorLibrary();

/** The factor and the way to it. */
export function resolve(query: FactorQuery) {
	const resolved = resolveFactor(query, library);
	if (!resolved.ok) throw new Error(`${resolved.code} ${JSON.stringify(resolved.params)}`);
	const { factor, status, found, findings } = resolved.value;
	return {
		basic: factor?.valueBasic ?? null,
		adjusted: factor?.valueAdjusted ?? null,
		unit: factor?.unit,
		useYear: factor?.useYear,
		menu: factor?.menu,
		supplier: factor?.supplier,
		status,
		steps: found.map(({ step, matched }) => [step, matched]),
		codes: findings.map((one) => one.code)
	};
}

/** The code and what it names, where there is no answer. */
export function refusal(query: FactorQuery) {
	const resolved = resolveFactor(query, library);
	return resolved.ok ? 'found' : [resolved.code, resolved.params];
}
