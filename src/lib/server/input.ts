import type { z } from 'zod';
import { finding, type Finding } from '$lib/domain/finding';
import { Invalid } from './errors';

/** What a person or program sent, checked; refused with a finding for each field otherwise. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
	const parsed = schema.safeParse(input);
	const withNul = parsed.success ? pathOfNul(parsed.data) : null;
	if (withNul !== null) throw new Invalid('request.invalid', {}, [unreadable(withNul)]);
	if (parsed.success) return parsed.data;
	const { issues } = parsed.error;
	const findings = issues.map((issue) => fieldFinding(issue, input));
	throw new Invalid(contractCode(issues) ?? 'request.invalid', {}, findings);
}

/** No text here has a NUL, and PostgreSQL takes none: where the first one stands. */
function pathOfNul(value: unknown, path = ''): string | null {
	if (typeof value === 'string') return value.includes('\0') ? path : null;
	if (typeof value !== 'object' || value === null) return null;
	for (const [key, inside] of Object.entries(value)) {
		const found = key.includes('\0') ? path : pathOfNul(inside, path ? `${path}.${key}` : key);
		if (found !== null) return found;
	}
	return null;
}

const unreadable = (field: string) =>
	finding('blocking', 'field.invalid', { field }, { column: field });

type Issue = z.core.$ZodIssue;

/**
 * Schemas name a code as their message where the contract has one: `carrier.unknown`. It is the
 * code of the refusal; the finding says what is wrong with the field, unless only the code can.
 */
const CODE = /^[a-z_]+(\.[a-z_]+)+$/;

/** Issues of zod that a sentence of ours explains: left out, of the wrong kind, out of bounds. */
const EXPLAINED = ['invalid_type', 'too_big', 'too_small'];

function fieldFinding(issue: Issue, input: unknown): Finding {
	const field = issue.path.map(String).join('.') || unknownKey(issue);
	const { code, params } = judge(issue, input);
	return finding('blocking', code, { field, ...params }, { column: field });
}

function judge(issue: Issue, input: unknown): { code: string; params?: Record<string, number> } {
	if (issue.code === 'invalid_type' && issue.path.length === 0)
		return { code: 'request.not_object' };
	if (isEmpty(valueAt(input, issue.path))) return { code: 'field.required' };
	if (CODE.test(issue.message) && !EXPLAINED.includes(issue.code)) return { code: issue.message };
	switch (issue.code) {
		case 'too_big':
			return issue.origin === 'string'
				? { code: 'field.too_long', params: { max: Number(issue.maximum) } }
				: { code: 'field.too_big', params: { max: Number(issue.maximum) } };
		case 'too_small':
			return { code: 'field.too_small', params: { min: Number(issue.minimum) } };
		case 'unrecognized_keys':
			return { code: 'field.unknown' };
		case 'invalid_value':
			return { code: 'field.choice' };
		case 'invalid_type':
			return { code: issue.expected === 'number' ? 'field.not_number' : 'field.invalid' };
		default:
			return { code: 'field.invalid' };
	}
}

const isEmpty = (value: unknown) =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const unknownKey = (issue: Issue) =>
	issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : '';

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(value, step) =>
			typeof value === 'object' && value !== null && Object.hasOwn(value, step)
				? (value as Record<PropertyKey, unknown>)[step]
				: undefined,
		input
	);
}

function contractCode(issues: readonly Issue[]): string | undefined {
	return issues.map(({ message }) => message).find((message) => CODE.test(message));
}
