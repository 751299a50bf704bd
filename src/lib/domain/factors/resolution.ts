import { finding, type Finding } from '../finding';
import type { Factor, FactorResolution, FoundStep } from './factor';

/** A factor that was found, with what its standing and its gaps make a reader know. */
export function resolution(
	factor: Factor,
	found: FoundStep[],
	more: { standing?: 'official' | 'provisional'; findings?: Finding[] } = {}
): FactorResolution {
	const standing = more.standing ?? 'official';
	const status = factor.confidence === 'low' ? 'unverified' : standing;
	const findings = [...(more.findings ?? []), ...missingBases(factor)];
	if (status === 'unverified')
		findings.push(finding('warning', 'factor.unverified', { edition: factor.edition }));
	return { factor, status, found, findings };
}

/** A missing basis is null; the other basis never stands in for it. */
function missingBases({ valueBasic, valueAdjusted, edition }: Factor): Finding[] {
	const missing = (code: string) => finding('warning', code, { edition });
	return [
		...(valueBasic === null ? [missing('factor.basic_missing')] : []),
		...(valueAdjusted === null ? [missing('factor.adjusted_missing')] : [])
	];
}
