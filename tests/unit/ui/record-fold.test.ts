import { describe, expect, it } from 'vitest';
import { fold, timeOf } from '../../../src/routes/companies/[company]/records/fold';

const read = (sequence: number, at: string, change: object = {}) => ({
	...{ sequence, at, kind: 'access' as const, event: 'read', words: '費用を閲覧' },
	...{ actorName: '久慈', actorRole: 'auditor', basisId: 'e1' },
	detail: { resources: 'energy', basis: 'engagement', route: '/somewhere' },
	...change
});

describe('the list of records', () => {
	it('folds what the same person read one after the other on one day in Japan', () => {
		const lines = fold([
			read(3, '2026-11-20T06:00:00Z', { detail: { ...read(0, '').detail, route: '/elsewhere' } }),
			read(2, '2026-11-20T05:30:00Z'),
			// Still the 20th in UTC's eyes, but 23:59 of the 19th in Japan.
			read(1, '2026-11-19T14:59:00Z')
		]);
		expect(lines.map(({ count }) => count)).toEqual([2, 1]);
		expect(lines.map(timeOf)).toEqual(['2026-11-20 14:30–15:00', '2026-11-19 23:59']);
	});

	it.each([
		['another person', { actorName: '太田' }],
		['another engagement', { basisId: 'e2' }],
		['something else', { detail: { resources: 'site', basis: 'engagement' } }]
	])('keeps a line of its own for %s', (_, change) => {
		const pair = [read(2, '2026-11-20T06:00:00Z', change), read(1, '2026-11-20T05:30:00Z')];
		expect(fold(pair)).toHaveLength(2);
	});
});
