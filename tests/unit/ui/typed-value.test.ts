import { describe, expect, test } from 'vitest';
import { typedValue } from '$lib/ui/typed-value';

describe('typedValue', () => {
	test('a field shows what is stored until a form was refused', () => {
		expect(typedValue(null, 'name', '本社')).toBe('本社');
		expect(typedValue({ saved: true }, 'name', '本社')).toBe('本社');
		expect(typedValue(null, 'name', undefined)).toBeUndefined();
	});

	test('after a refusal a field shows what was typed, also when it was emptied', () => {
		const refused = { message: '…', given: { name: '第二工場', address: null } };
		expect(typedValue(refused, 'name', '本社')).toBe('第二工場');
		expect(typedValue(refused, 'address', '日立市')).toBe('');
	});

	test('a field that the form did not send keeps what is stored', () => {
		expect(typedValue({ given: { name: 'x' } }, 'menu', 'A')).toBe('A');
	});
});
