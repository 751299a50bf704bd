/**
 * Switches off one guard after the other and sees which test notices: first those tests of the
 * database that come past it, then, for what they let pass, what is asked of a built server. Works in a copy of the sources, so that no build with switches is ever served. What is
 * known already stands in `test-results/mutants.jsonl`; a run that was stopped goes on from there.
 */
import { spawn, execFileSync } from 'node:child_process';
import {
	appendFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	symlinkSync
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findMutants } from './find.mjs';

const KNOWN = 'test-results/mutants.jsonl';

const DATABASE_TESTS = ['tests/unit/access', 'tests/integration'];
/** They need a built server, or prove something else at length. */
const NOT_HERE = ['imports-*', 'demo*', 'undo-*', 'migrate*', 'sqlite*', 'ledger*', '*-many*'];
/** Of a built server: quick ones first. */
const SERVED_TESTS = [['tests/security/refused-deeds'], ['tests/security/matrix']];
/** They try all queries and all use cases, in a few seconds; then the files that come past few. */
const SWEEPING = /\/(use-cases|people-rows|own-ids|over|scopes|refusals)\.db\.test\.ts$/;
const FEW = 4;

/**
 * Outcomes of at most `count` mutants, drawn with the seed; all of them where count allows.
 * `within`: only those of files whose path begins so (`repositories/`).
 */
export async function runMutants(root, { count, seed, within = '', say }) {
	const found = findMutants(root).filter(({ id }) => id.startsWith(within));
	const all = shuffled(found, seed).slice(0, count);
	const copy = copyOf(root);
	const known = knownOutcomes(root);
	const reaching = await reachingTests(copy);
	await sideBySide(
		all.filter(({ id }) => !known.has(id)),
		async (mutant) => {
			const caught = await caughtBy(copy, mutant.id, inTurn(reaching.get(mutant.id) ?? []));
			known.set(mutant.id, caught);
			note(root, mutant, caught);
			say(`${known.size}/${all.length} ${mutant.id} ${caught ?? 'not noticed'}`);
		}
	);
	return all.map((mutant) => ({ ...mutant, caught: known.get(mutant.id) ?? null }));
}

/** Which files of tests come past which guard, from a run of all of them that must pass. */
async function reachingTests(copy) {
	const file = join(copy, 'reached.jsonl');
	await mustPass(copy, DATABASE_TESTS, { MUTANTS_REACHED: file });
	const lines = readFileSync(file, 'utf8').trim().split('\n');
	const reaching = new Map();
	for (const { test, ids } of lines.map(JSON.parse).sort((a, b) => a.ids.length - b.ids.length))
		for (const id of ids) reaching.set(id, [...(reaching.get(id) ?? []), test]);
	return reaching;
}

function inTurn(tests) {
	const others = tests.filter((test) => !SWEEPING.test(test));
	const batches = [tests.filter((test) => SWEEPING.test(test)), others.slice(0, FEW)];
	return [...batches, others.slice(FEW)].filter((batch) => batch.length > 0);
}

/** The first test that notices; null when all batches pass. */
async function caughtBy(copy, id, batches) {
	for (const tests of batches) {
		const caught = await failure(copy, tests, { MUTANT: id });
		if (caught) return caught;
	}
	return null;
}

/** One for each processor that a run of tests leaves idle. */
async function sideBySide(mutants, tryOne) {
	const waiting = [...mutants];
	const work = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) await tryOne(next);
	};
	await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, work));
}

/** The built server over what the tests of the database let pass: built once, started for each. */
export async function runServed(root, unnoticed, say) {
	const copy = copyOf(root);
	execFileSync(process.execPath, ['scripts/mutants/build.mjs'], { cwd: copy, env: env({}) });
	await mustPass(copy, SERVED_TESTS.flat());
	await sideBySide(unnoticed, async (mutant) => {
		mutant.caught = await caughtBy(copy, mutant.id, SERVED_TESTS);
		if (mutant.caught) note(root, mutant, mutant.caught);
		say(`served: ${mutant.id} ${mutant.caught ?? 'SURVIVED'}`);
	});
	return unnoticed.filter(({ caught }) => caught === null);
}

async function mustPass(copy, tests, more = {}) {
	const failed = await failure(copy, tests, more);
	if (failed) throw new Error(`without any mutant there fails ${failed}`);
}

const env = (more) => ({
	...process.env,
	...{ MUTANTS: '1', MUTANT: 'none', LOG_LEVEL: 'silent', LONG_SUITE: '' },
	...more
});

/** The first test that fails; null when all pass. */
function failure(copy, tests, more) {
	const without = NOT_HERE.flatMap((pattern) => ['--exclude', `**/${pattern}`]);
	const options = ['run', '--bail=1', '--reporter=dot', '--experimental.fsModuleCache', ...without];
	const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...options, ...tests], {
		cwd: copy,
		env: env(more)
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
	return new Promise((resolve) =>
		child.once('exit', (code) => resolve(code === 0 ? null : firstFailure(output)))
	);
}

const firstFailure = (output) =>
	/FAIL\s+(.*)/.exec(stripVTControlCharacters(output))?.[1] ?? 'the run itself fails';

/** The files that the repository knows, with the packages of the original. */
function copyOf(root) {
	const copy = mkdtempSync(join(tmpdir(), 'mieruka-mutants-'));
	const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
		cwd: root,
		encoding: 'utf8'
	});
	for (const file of files.split('\0').filter((name) => name && existsSync(join(root, name)))) {
		mkdirSync(dirname(join(copy, file)), { recursive: true });
		cpSync(join(root, file), join(copy, file));
	}
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	for (const script of [
		['scripts/messages.mjs'],
		['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']
	])
		execFileSync(process.execPath, script, { cwd: copy, stdio: 'ignore' });
	return copy;
}

function knownOutcomes(root) {
	const file = join(root, KNOWN);
	const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
	return new Map(
		lines.filter(Boolean).map((line) => [JSON.parse(line).id, JSON.parse(line).caught])
	);
}

function note(root, { id, kind, line, text }, caught) {
	mkdirSync(join(root, 'test-results'), { recursive: true });
	appendFileSync(join(root, KNOWN), `${JSON.stringify({ id, kind, line, text, caught })}\n`);
}

/** Fisher–Yates with mulberry32: the same order for the same seed. */
function shuffled(list, seed) {
	const result = [...list];
	let state = seed >>> 0;
	const random = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	for (let at = result.length - 1; at > 0; at--) {
		const other = Math.floor(random() * (at + 1));
		[result[at], result[other]] = [result[other], result[at]];
	}
	return result;
}
