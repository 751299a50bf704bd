import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '$lib/server/config';

const security = readFileSync('docs/security.md', 'utf8');
const mebibytes = (text: string | undefined) =>
	Number(/^(\d+) MiB$/.exec(text ?? '')?.[1]) * 2 ** 20;

/** | Energy data | accepted | one file | unpacked | rows | kept as | */
const energyData = security
	.split('\n')
	.find((line) => line.startsWith('| Energy data'))
	?.split('|')
	.map((cell) => cell.trim());

describe('the table of uploads in docs/security.md', () => {
	const { limits } = parseConfig({});

	test('names the limit of one file that the server sets', () => {
		expect(mebibytes(energyData?.[3])).toBe(limits.uploadBytes);
	});

	test('names the limit of unpacked content that the server sets', () => {
		expect(mebibytes(energyData?.[4])).toBe(limits.unpackedBytes);
	});

	test('names the limit of rows that the server sets', () => {
		expect(energyData?.[5]).toBe(`${limits.rows / 1_000_000} million`);
	});

	test('names the limit of every other request that the server sets', () => {
		const other = /Every other request body may have (\d+ MiB)/.exec(security)?.[1];
		expect(mebibytes(other)).toBe(limits.bodyBytes);
	});
});
