/** `npm run long -- mutants --count 1000`: every guard switched off once. */
import { expect, it } from 'vitest';
import { runServed, runMutants } from '../../scripts/mutants/run.mjs';

const count = Number(process.env.LONG_COUNT ?? 1);
const seed = Number(process.env.LONG_SEED ?? 1);
/** `MUTANTS_WITHIN=repositories/`: a part of them. */
const within = process.env.MUTANTS_WITHIN;
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

it('a guard or tenant predicate that is switched off makes a test fail', async () => {
	const outcomes = await runMutants(process.cwd(), { count, seed, within, say });
	const unnoticed = outcomes.filter(({ caught }) => caught === null);
	const survivors = await runServed(process.cwd(), unnoticed, say);
	for (const { id, kind, line, text } of survivors) say(`SURVIVED ${id} ${kind} ${line} ${text}`);
	const share = 1 - survivors.length / outcomes.length;
	say(
		`${outcomes.length} switched off, ${survivors.length} survived: ${(share * 100).toFixed(1)} %`
	);
	expect(share).toBeGreaterThanOrEqual(0.95);
});
