import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
	add,
	playwrightTally,
	readReport,
	sentence,
	vitestTally
} from '../../../scripts/tally.mjs';

const folder = mkdtempSync(join(tmpdir(), 'mieruka-tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const report = (content: unknown) => {
	const file = join(folder, 'report.json');
	writeFileSync(file, JSON.stringify(content));
	return file;
};
const missing = join(folder, 'missing.json');

const vitestReport = {
	numPassedTests: 3,
	numFailedTests: 0,
	numPendingTests: 0,
	numTodoTests: 0,
	testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }]
};

describe('the sum over all runners', () => {
	test('names skipped tests only where there are some', () => {
		expect(sentence({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
		expect(sentence({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
	});

	test('adds each kind', () => {
		const sum = add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
		expect(sum).toEqual({ passed: 11, failed: 22, skipped: 33 });
	});

	test('counts a runner that crashed after its last good test as one failure', () => {
		expect(readReport(report(vitestReport), vitestTally, 1).failed).toBe(1);
		expect(readReport(report(vitestReport), vitestTally, 0).failed).toBe(0);
	});

	test('counts a runner without a report as one failure, whatever it says', () => {
		expect(readReport(missing, vitestTally, 0).failed).toBe(1);
		expect(readReport(missing, vitestTally, 139).failed).toBe(1);
	});

	test('counts a test file that could not be loaded as one failure', () => {
		const testResults = [{ status: 'failed', assertionResults: [] }];
		expect(readReport(report({ ...vitestReport, testResults }), vitestTally, 1)).toEqual({
			passed: 3,
			failed: 1,
			skipped: 0
		});
	});

	test('counts flaky journeys and errors outside of them as failures', () => {
		const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 };
		expect(playwrightTally({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3, skipped: 1 });
	});
});
