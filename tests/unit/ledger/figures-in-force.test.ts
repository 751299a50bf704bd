import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	figuresInForce,
	judgeFigures,
	type FigureInForce,
	type LedgerFigure
} from '$lib/domain/ledger/figures-in-force';

const figure = (commitNumber: number, start: number, litres: number): FigureInForce => ({
	importId: `i${commitNumber}`,
	...{ recordIndex: 0, number: 0, commitNumber, disposition: 'assert' },
	...{ start, end: start + 1, quantity: { coefficient: litres, scale: 0 }, costYen: null }
});

const told = (figures: LedgerFigure[]) =>
	figuresInForce(figures).map(({ start, quantity, importId }) => [
		start,
		quantity.coefficient,
		importId
	]);

describe('figures in force', () => {
	it('two alike on one day of one file both count', () => {
		expect(told([figure(1, 5, 40), { ...figure(1, 5, 40), number: 1 }])).toEqual([
			[5, 40, 'i1'],
			[5, 40, 'i1']
		]);
	});

	it('a longer list that repeats one and adds another keeps the first record of what it repeats', () => {
		const longer = [figure(2, 5, 40), { ...figure(2, 5, 25), number: 1 }];
		expect(told([figure(1, 5, 40), ...longer])).toEqual([
			[5, 40, 'i1'],
			[5, 25, 'i2']
		]);
	});

	it('a different figure of the same day displaces the older, a declined one never counts', () => {
		expect(told([figure(1, 5, 40), figure(2, 5, 41)])).toEqual([[5, 41, 'i2']]);
		expect(told([figure(1, 5, 40), { ...figure(2, 5, 41), disposition: 'declined' }])).toEqual([
			[5, 40, 'i1']
		]);
	});

	it('what is taken as both stands beside', () => {
		expect(told([figure(1, 5, 40), { ...figure(2, 5, 41), disposition: 'both' }])).toEqual([
			[5, 40, 'i1'],
			[5, 41, 'i2']
		]);
	});

	it('one that says there is none takes out what stands there, and an undo brings it back', () => {
		const none = { ...figure(2, 5, 0), quantity: null };
		expect(told([figure(1, 5, 40), figure(1, 6, 30), none])).toEqual([[6, 30, 'i1']]);
		expect(told([figure(1, 5, 40), none, figure(3, 5, 41)])).toEqual([[5, 41, 'i3']]);
	});

	it('asserting everything in force once more changes nothing', () => {
		const day = fc.record({
			start: fc.integer({ min: 0, max: 5 }),
			litres: fc.integer({ min: 1, max: 3 })
		});
		fc.assert(
			fc.property(fc.array(fc.array(day, { maxLength: 4 }), { maxLength: 4 }), (imports) => {
				const ledger = imports.flatMap((days, at) =>
					days.map(({ start, litres }, number) => ({ ...figure(at, start, litres), number }))
				);
				const before = figuresInForce(ledger);
				const again = before.map((one, number) => ({
					...{ ...one, importId: 'again', commitNumber: 99, number, disposition: 'assert' as const }
				}));
				expect(figuresInForce([...ledger, ...again])).toEqual(before);
			})
		);
	});
});

describe('candidates are judged one to one', () => {
	const standings = (candidates: LedgerFigure[], inForce: FigureInForce[]) =>
		judgeFigures(candidates, inForce).map(({ standing }) => standing);

	it('the second of two alike is new where only one is in force', () => {
		expect(standings([figure(2, 5, 40), figure(2, 5, 40)], [figure(1, 5, 40)])).toEqual([
			'same',
			'new'
		]);
	});

	it('another figure of a day is in conflict, another day is new', () => {
		expect(standings([figure(2, 5, 41), figure(2, 6, 41)], [figure(1, 5, 40)])).toEqual([
			'conflict',
			'new'
		]);
	});
});
