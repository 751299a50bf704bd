import { describe, expect, it } from 'vitest';
import { assignPoints, type Known, type PointIdentity } from '$lib/domain/ledger/assign-points';

const record = (label: string | null, supplyPointNumber: string | null = null) => ({
	carrier: 'electricity',
	unit: 'kWh',
	supplyPointNumber,
	label
});
const point = (
	id: string,
	name: string,
	supplyPointNumber: string | null = null
): PointIdentity => ({
	id,
	name,
	carrier: 'electricity',
	supplyPointNumber
});
const known = (points: PointIdentity[], more: Partial<Known> = {}): Known => ({
	points,
	siteCount: 1,
	requestedPointId: null,
	chosen: new Map(),
	...more
});

describe('which metering point a record belongs to', () => {
	it('the supply-point number decides', () => {
		const points = [point('a', '本館', '03'), point('b', '別館', '04')];
		expect(assignPoints([record(null, '04')], known(points))).toEqual([
			{ kind: 'existing', pointId: 'b', by: 'number' }
		]);
	});

	it('an unknown number makes a new point rather than filling another one', () => {
		expect(assignPoints([record(null, '99')], known([point('a', '本館', '03')]))).toEqual([
			{ kind: 'new' }
		]);
	});

	it('the only point without a number takes a numbered file', () => {
		expect(assignPoints([record(null, '99')], known([point('a', '本館')]))).toEqual([
			{ kind: 'existing', pointId: 'a', by: 'only_point' }
		]);
	});

	it('three facilities of one file never fall into one point', () => {
		const records = [record('第一'), record('第二'), record('倉庫')];
		expect(assignPoints(records, known([point('a', '第一')]))).toEqual([
			{ kind: 'existing', pointId: 'a', by: 'name' },
			{ kind: 'new' },
			{ kind: 'new' }
		]);
	});

	it('two points of the carrier and no name: ask', () => {
		const points = [point('a', '本館'), point('b', '別館')];
		expect(assignPoints([record(null)], known(points))[0]).toMatchObject({ kind: 'ask' });
	});

	it('a new point with several sites: ask', () => {
		expect(assignPoints([record(null)], known([], { siteCount: 2 }))[0]).toMatchObject({
			kind: 'ask'
		});
	});

	it('what the person says goes first, by record', () => {
		const points = [point('a', '本館', '03'), point('b', '別館')];
		const answered = known(points, { chosen: new Map([[1, 'b']]) });
		expect(assignPoints([record(null, '03'), record('x')], answered)).toEqual([
			{ kind: 'existing', pointId: 'a', by: 'number' },
			{ kind: 'existing', pointId: 'b', by: 'request' }
		]);
		expect(assignPoints([record(null, '03')], known(points, { requestedPointId: 'b' }))).toEqual([
			{ kind: 'existing', pointId: 'b', by: 'request' }
		]);
	});
});
