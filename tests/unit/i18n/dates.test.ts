import { describe, expect, test } from 'vitest';
import { datesInWords, daysName, monthsName } from '$i18n/dates';

describe('days and months in words', () => {
	test.each([
		[{ from: '2026-04-13', to: '2026-05-12' }, '2026年4月13日〜5月12日', '13 Apr – 12 May 2026'],
		[
			{ from: '2025-12-13', to: '2026-01-12' },
			'2025年12月13日〜2026年1月12日',
			'13 Dec 2025 – 12 Jan 2026'
		],
		[{ from: '2026-04-13', to: '2026-04-13' }, '2026年4月13日', '13 Apr 2026']
	])('a stretch of days names a shared year once', (days, ja, en) => {
		expect(daysName(days, 'ja')).toBe(ja);
		expect(daysName(days, 'en')).toBe(en);
	});

	test.each([
		[{ from: '2026-02', to: '2026-10' }, '2026年2月〜10月', 'Feb – Oct 2026'],
		[{ from: '2025-12', to: '2026-01' }, '2025年12月〜2026年1月', 'Dec 2025 – Jan 2026'],
		[{ from: '2026-10', to: '2026-10' }, '2026年10月', 'Oct 2026']
	])('so does a stretch of months', (months, ja, en) => {
		expect(monthsName(months, 'ja')).toBe(ja);
		expect(monthsName(months, 'en')).toBe(en);
	});

	test('a list of dates is a list in words', () => {
		expect(datesInWords('2025-09-14, 2026-01', 'ja')).toBe('2025年9月14日、2026年1月');
		expect(datesInWords('2025-09-14–2025-10-13', 'en')).toBe('14 Sep 2025–13 Oct 2025');
	});

	test.each(['検針 2026-04', '2026-04 第一工場', '30', ''])(
		'what is not dates alone stays as it is printed: %s',
		(text) => expect(datesInWords(text, 'ja')).toBe(text)
	);
});
