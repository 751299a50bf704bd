/**
 * Registers (指示数): a counter that only rises, so that what was used between two readings is
 * their difference times the meter's multiplier (乗率). A counter of five digits goes from 99999
 * to 0; a fall from its last tenth to its first is read so, any other fall is not guessed at.
 *
 * Source for the multiplier and the roll-over: 計量法 特定計量器検定検査規則, 合成変成比;
 * a bill prints 使用量 = (当月指示数 − 前月指示数) × 乗率.
 */
import { toNumber, type Decimal } from '../units/decimal';

export interface RegisterUse {
	use: Decimal;
	/** `rolled_over`: the counter went through zero in between. */
	counter: 'rose' | 'rolled_over';
}

/** null where the counter fell without rolling over: another meter, or a wrong figure. */
export function registerUse(before: Decimal, after: Decimal): RegisterUse | null {
	const scale = Math.max(before.scale, after.scale);
	const [from, to] = [before, after].map(
		({ coefficient, scale: own }) => coefficient * 10 ** (scale - own)
	) as [number, number];
	if (from < 0 || to < 0 || !Number.isSafeInteger(from) || !Number.isSafeInteger(to)) return null;
	if (to >= from) return { use: { coefficient: to - from, scale }, counter: 'rose' };
	const size = 10 ** digitsOf(before) * 10 ** scale;
	if (from < NEAR_THE_END * size || to > NEAR_THE_START * size) return null;
	return { use: { coefficient: to + size - from, scale }, counter: 'rolled_over' };
}

const NEAR_THE_END = 0.9;
const NEAR_THE_START = 0.1;

/** Digits before the point. */
function digitsOf(value: Decimal): number {
	return String(Math.floor(toNumber(value))).length;
}

/** 38 × 60 exactly; null beyond 2^53. */
export function timesMultiplier(use: Decimal, multiplier: Decimal): Decimal | null {
	const coefficient = use.coefficient * multiplier.coefficient;
	if (!Number.isSafeInteger(coefficient)) return null;
	return { coefficient, scale: use.scale + multiplier.scale };
}
