import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Conflict } from '$lib/server/errors';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, undoImport, uploadFile } from '$lib/server/services/imports';
import { verify } from '$lib/server/services/verify';
import { propertyRuns } from '../property-runs';
import { context, openApp } from './an-app';
import { engines } from './engines';
import { Model, type Choice, type Content, type ModelBill, type ModelDay } from './undo-model';

/** Few starts, lengths and values, so that sequences meet. Day 0 is 2025-01-01. */
const bill = fc.record({
	startDay: fc.nat(7).map((tens) => tens * 10),
	dayCount: fc.constantFrom(5, 10, 20, 31),
	tenthsPerDay: fc.constantFrom(10, 20, 25),
	yenPerDay: fc.constantFrom(7, 9)
});
const billFile = fc.record({
	kind: fc.constant('bills' as const),
	bills: fc.uniqueArray(bill, {
		...{ minLength: 1, maxLength: 3 },
		selector: ({ startDay, dayCount }) => `${startDay} ${dayCount}`
	})
});
/** 0:00 has a value in every file: by its first reading a file is known to stamp the start. */
const day = fc
	.tuple(fc.constantFrom(5, 10), fc.constantFrom(null, 5, 10, 15), fc.nat(22))
	.map(([first, rest, odd]): ModelDay =>
		Array.from({ length: 24 }, (_, hour) => (hour === 0 ? first : hour > odd ? rest : 10))
	);
const hourFile = fc.record({
	kind: fc.constant('hours' as const),
	startDay: fc.nat(6),
	days: fc.array(day, { minLength: 1, maxLength: 3 })
});

const put = fc.record({
	act: fc.constant('put' as const),
	content: fc.oneof<fc.Arbitrary<Content>[]>(billFile, hourFile),
	choice: fc.constantFrom<Choice>('keep', 'replace', 'both')
});
/** What was uploaded before another commit is committed after it. */
const putLater = fc.record({ act: fc.constant('put_later' as const), first: put, then: put });
const undo = fc.record({ act: fc.constant('undo' as const), which: fc.nat(20) });

type Put = { content: Content; choice: Choice };
type Step =
	| ({ act: 'put' } & Put)
	| { act: 'put_later'; first: Put; then: Put }
	| { act: 'undo'; which: number };

const steps = fc.array(
	fc.oneof<fc.Arbitrary<Step>[]>({ weight: 5, arbitrary: put } as never, putLater, {
		weight: 3,
		arbitrary: undo
	} as never),
	{ minLength: 3, maxLength: 9 }
);

const isoDay = (day: number) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);

function fileOf(content: Content): string {
	if (content.kind === 'bills')
		return [
			'使用期間開始,使用期間終了,使用量(kWh),請求金額(円)',
			...content.bills.map(billLine)
		].join('\n');
	const lines = content.days.flatMap((values, index) =>
		values.map((tenths, hour) => {
			const stamp = `${isoDay(content.startDay + index)} ${String(hour).padStart(2, '0')}:00`;
			return `${stamp},${tenths === null ? '' : tenths / 10}`;
		})
	);
	return ['日時,使用量(kWh)', ...lines].join('\n');
}

function billLine({ startDay, dayCount, tenthsPerDay, yenPerDay }: ModelBill): string {
	const last = startDay + dayCount - 1;
	const figures = [(tenthsPerDay * dayCount) / 10, yenPerDay * dayCount];
	return [isoDay(startDay), isoDay(last), ...figures].join(',');
}

/** A company of the service and its double in memory. */
class Pair {
	readonly #model = new Model();
	readonly #committed: string[] = [];

	constructor(private readonly company: string) {}

	async take(step: Step): Promise<void> {
		if (step.act === 'undo') await this.#undo(step.which);
		else if (step.act === 'put') await this.#commit(await this.#upload(step.content), step);
		else {
			const early = await this.#upload(step.first.content);
			await this.#commit(await this.#upload(step.then.content), step.then);
			await this.#commit(early, step.first);
		}
		await this.#compare();
	}

	async #upload(content: Content): Promise<string> {
		const body = new FormData();
		body.append('file', new Blob([fileOf(content)]), 'table.csv');
		const request = new Request('http://localhost/', { method: 'POST', body });
		const view = await uploadFile(context, this.company, request);
		expect(view.status).toBe('preview');
		return view.id;
	}

	async #commit(id: string, { content, choice }: Put): Promise<void> {
		const expected = this.#model.commit(id, content, choice);
		const committing = commitImport(context, this.company, { id, conflicts: choice });
		if (expected === 'refused') return void (await expect(committing).rejects.toThrow(Conflict));
		const { status, counts } = await committing;
		expect({ status, ...counts }).toEqual({ status: 'committed', ...expected, rejected: 0 });
		this.#committed.push(id);
	}

	async #undo(which: number): Promise<void> {
		const id = this.#committed[which % Math.max(this.#committed.length, 1)];
		if (id === undefined) return;
		this.#model.undo(id);
		expect((await undoImport(context, this.company, id)).status).toBe('undone');
	}

	async #compare(): Promise<void> {
		const asked = { from: '2025-01', to: '2025-04', by: ['month', 'carrier'] } as const;
		const { rows } = await getEnergy(context, this.company, { ...asked, by: [...asked.by] });
		// Before the first commit there is no metering point, and so no rows.
		const found = rows.map(({ quantity, costYen }) => ({ quantity, costYen }));
		if (this.#committed.length > 0) expect(found).toEqual(MONTHS.map((one) => this.#expected(one)));
	}

	#expected([start, end]: readonly [number, number]) {
		const { tenths, yen } = this.#model.totals(start, end);
		return { quantity: tenths === null ? null : tenths / 10, costYen: yen };
	}
}

/** January to April 2025 as days. */
const MONTHS = [
	[0, 31],
	[31, 59],
	[59, 90],
	[90, 120]
] as const;

describe.each(engines)('$name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;

	beforeAll(async () => {
		app = await openApp({ createPlace });
	});

	afterAll(() => app.close());

	test('whatever is committed and undone in whatever order, the months are those of the rules', async () => {
		await fc.assert(
			fc.asyncProperty(steps, async (sequence) => {
				const { id } = await createCompany(context, { name: '試験' });
				const pair = new Pair(id);
				for (const step of sequence) await pair.take(step);
			}),
			{ seed: 20261120, ...propertyRuns('undo-sequences', 50) }
		);
		expect((await verify(context)).differences).toEqual([]);
	}, 120_000);
});
