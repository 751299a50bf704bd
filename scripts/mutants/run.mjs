/**
 * Switches off one guard after the other and sees which test notices: first the tests of the
 * database (seconds each), then, for what they let pass, the authorisation matrix against a built
 * server. Works in a copy of the sources, so that no build with switches is ever served. What is
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

/** Quick ones first: a run ends with its first failure. */
const DATABASE_TESTS = ['--project=unit', '--project=db', 'tests/unit/access', 'tests/integration'];
/** They need a built server, or prove something else at length. */
const NOT_HERE = [
	'**/imports-*',
	'**/demo*',
	'**/undo-*',
	'**/migrate*',
	'**/sqlite*',
	'**/ledger*',
	'**/*-many*'
];
const QUICK = ['--project=db', 'tests/integration/scopes.db.test.ts'];
const MATRIX = ['--project=security', 'tests/security/matrix', 'tests/security/refused-deeds'];

/**
 * Outcomes of at most `count` mutants, drawn with the seed; all of them where count allows.
 * `within`: only those of files whose path begins so (`repositories/`).
 */
export async function runMutants(root, { count, seed, within = '', say }) {
	const found = findMutants(root).filter(({ id }) => id.startsWith(within));
	const all = shuffled(found, seed).slice(0, count);
	const copy = copyOf(root);
	const known = knownOutcomes(root);
	await mustPass(copy, DATABASE_TESTS);
	await sideBySide(
		all.filter(({ id }) => !known.has(id)),
		async (mutant) => {
			const caught = await caughtByDatabaseTests(copy, mutant.id);
			known.set(mutant.id, caught);
			note(root, mutant, caught);
			say(`${known.size}/${all.length} ${mutant.id} ${caught ?? 'not noticed'}`);
		}
	);
	return all.map((mutant) => ({ ...mutant, caught: known.get(mutant.id) ?? null }));
}

/** Queries are tried one by one in a test of their own, which takes a tenth of the time of all. */
async function caughtByDatabaseTests(copy, id) {
	const quick = id.startsWith('repositories/') ? await failure(copy, QUICK, id) : null;
	return quick ?? failure(copy, DATABASE_TESTS, id);
}

/** One for each processor that a run of tests leaves idle. */
async function sideBySide(mutants, tryOne) {
	const waiting = [...mutants];
	const work = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) await tryOne(next);
	};
	await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, work));
}

/** The matrix over what the tests of the database let pass: builds once, starts one server each. */
export async function runMatrix(root, unnoticed, say) {
	const copy = copyOf(root);
	execFileSync(process.execPath, ['scripts/prepare.mjs', '--build'], { cwd: copy, env: env() });
	await mustPass(copy, MATRIX);
	await sideBySide(unnoticed, async (mutant) => {
		mutant.caught = await failure(copy, MATRIX, mutant.id);
		if (mutant.caught) note(root, mutant, mutant.caught);
		say(`matrix: ${mutant.id} ${mutant.caught ?? 'SURVIVED'}`);
	});
	return unnoticed.filter(({ caught }) => caught === null);
}

async function mustPass(copy, tests) {
	const failed = await failure(copy, tests, 'none');
	if (failed) throw new Error(`without any mutant there fails ${failed}`);
}

const env = (mutant = 'none') => ({
	...process.env,
	...{ MUTANTS: '1', MUTANT: mutant, LOG_LEVEL: 'silent', LONG_SUITE: '' }
});

/** The test that notices the mutant; null when all pass. */
function failure(copy, tests, mutant) {
	const args = ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', '--reporter=dot', ...tests];
	const without = NOT_HERE.flatMap((pattern) => ['--exclude', pattern]);
	const child = spawn(process.execPath, [...args, ...without], { cwd: copy, env: env(mutant) });
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
