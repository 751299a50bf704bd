/** Half-hourly lines from a seed: `points` metering points side by side, one stamp per slot. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

export interface HalfHours {
	lines: number;
	points: number;
	seed: number;
}

export function writeHalfHours(path: string, { lines, points, seed }: HalfHours): string {
	const random = mulberry32(seed);
	const perPoint = lines / points;
	const parts = [points > 1 ? '供給地点特定番号,日時,使用量(kWh)\n' : '日時,使用量(kWh)\n'];
	for (let point = 0; point < points; point++) {
		const number = points > 1 ? `0300111${String(point).padStart(15, '0')},` : '';
		for (let slot = 0; slot < perPoint; slot++) {
			const stamp = new Date(START_MS + slot * SLOT_MS).toISOString();
			const kwh = (random() * 100).toFixed(2);
			parts.push(`${number}${stamp.slice(0, 10)} ${stamp.slice(11, 16)},${kwh}\n`);
		}
	}
	const text = parts.join('');
	writeFileSync(path, text);
	return createHash('sha256').update(text).digest('hex');
}

const SLOT_MS = 30 * 60_000;
const START_MS = Date.UTC(1969, 0, 1);

function mulberry32(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
