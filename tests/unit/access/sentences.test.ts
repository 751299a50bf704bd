import { describe, expect, it } from 'vitest';
import { finding } from '$lib/domain/finding';
import { Invalid } from '$lib/server/errors';
import { errorSentence, message } from '$lib/server/sentences';

describe('choices in a sentence', () => {
	const params = { supplier: '東部瓦斯株式会社', choices: '秋田地区\n福島地区、茨城地区' };

	it('stand each in quotes, so that a name with a comma stays one name', () => {
		const refused = new Invalid('area.required', params);
		expect(errorSentence(refused, 'ja')).toMatch(/「秋田地区」「福島地区、茨城地区」$/);
		expect(errorSentence(refused, 'en')).toMatch(/“秋田地区”, “福島地区、茨城地区”$/);
	});

	it('read the same in a finding', () => {
		const found = finding('warning', 'area.required', params);
		expect(message(found, 'ja')).toMatch(/「秋田地区」「福島地区、茨城地区」$/);
	});
});
