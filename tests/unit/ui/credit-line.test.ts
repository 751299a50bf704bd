import { expect, test } from 'vitest';
import en from '../../../src/i18n/messages/en/company.json';
import ja from '../../../src/i18n/messages/ja/company.json';
import { CREDIT_LINE_EN, CREDIT_LINE_JA } from '$lib/server/factor-library/credit-line';

test('the page of sources shows the credit line that ships with the factors', () => {
	expect(ja.credits_line).toBe(CREDIT_LINE_JA);
	expect(en.credits_line).toBe(CREDIT_LINE_EN);
});
