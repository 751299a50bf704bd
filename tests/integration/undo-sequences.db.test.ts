import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Conflict } from '$lib/server/errors';
import { correctBill, enterBills, listBills, removeBill } from '$lib/server/services/bills';
import { closeMonth, reopenMonth } from '$lib/server/services/closing';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, undoImport, uploadFile } from '$lib/server/services/imports';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { createSite } from '$lib/server/services/sites';
import { verify } from '$lib/server/services/verify';
import type { ImportView } from '$lib/server/services/views';
import { propertyRuns, propertyTimeout } from '../property-runs';
import { context, openApp } from './an-app';
import { engines } from './engines';
import {
	Model,
	type Choice,
	type Content,
	type Counts,
	type ModelBill,
	type ModelDay,
	type Refusal
} from './undo-model';

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
const which = fc.nat(20);
const undo = fc.record({ act: fc.constant('undo' as const), which });
const choice = fc.constantFrom<Choice>('keep', 'replace', 'both');
const enter = fc.record({ act: fc.constant('enter' as const), bill, choice });
const correct = fc.record({
	...{ act: fc.constant('correct' as const), which, bill },
	choice: fc.constantFrom<Choice>('replace', 'both')
});
const remove = fc.record({ act: fc.constant('remove' as const), which });
const close = fc.record({ act: fc.constant('close' as const), month: fc.nat(2) });

type Put = { content: Content; choice: Choice };
type Step =
	| ({ act: 'put' } & Put)
	| { act: 'put_later'; first: Put; then: Put }
	| { act: 'enter'; bill: ModelBill; choice: Choice }
	| { act: 'correct'; which: number; bill: ModelBill; choice: Choice }
	| { act: 'remove'; which: number }
	/** Closes an open month, and opens a closed one. */
	| { act: 'close'; month: number }
	| { act: 'undo'; which: number };

const often = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });
const steps = fc.array(
	fc.oneof(
		...[often(5, put), often(1, putLater), often(3, enter), often(3, correct)],
		...[often(2, remove), often(1, close), often(4, undo)]
	),
	{ minLength: 3, maxLength: 10 }
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

/** A bill as a person types it. */
function typed({ startDay, dayCount, tenthsPerDay, yenPerDay }: ModelBill) {
	return {
		from: isoDay(startDay),
		to: isoDay(startDay + dayCount - 1),
		quantity: String((tenthsPerDay * dayCount) / 10),
		costYen: String(yenPerDay * dayCount)
	};
}

/** What a service says, in the words of the model. */
async function said(deed: Promise<ImportView>): Promise<Counts | Refusal> {
	try {
		const { status, counts } = await deed;
		expect(status).toBe('committed');
		const { new: fresh, same, conflict } = counts;
		return { new: fresh, same, conflict };
	} catch (error) {
		if (!(error instanceof Conflict)) throw error;
		return error.code === 'month.closed' ? 'closed' : 'refused';
	}
}

/** A company of the service and its double in memory. */
class Pair {
	readonly #model = new Model();
	readonly #committed: string[] = [];
	readonly #closed = new Set<number>();

	constructor(
		private readonly company: string,
		private readonly meteringPoint: string
	) {}

	async take(step: Step): Promise<void> {
		switch (step.act) {
			case 'put':
				await this.#commit(await this.#upload(step.content), step);
				break;
			case 'put_later': {
				const early = await this.#upload(step.first.content);
				await this.#commit(await this.#upload(step.then.content), step.then);
				await this.#commit(early, step.first);
				break;
			}
			case 'enter':
				await this.#enter(step);
				break;
			case 'correct':
			case 'remove':
				await this.#change(step);
				break;
			case 'close':
				await this.#close(step.month);
				break;
			case 'undo':
				await this.#undo(step.which);
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
		expect(await said(committing)).toEqual(expected);
		if (typeof expected !== 'string') this.#committed.push(id);
	}

	async #enter({ bill, choice }: { bill: ModelBill; choice: Choice }): Promise<void> {
		const { company, meteringPoint } = this;
		const entered = { meteringPoint, bills: [typed(bill)], conflicts: choice };
		const entering = enterBills(context, company, entered);
		const content = { kind: 'bills' as const, bills: [bill] };
		await this.#done(entering, (id) => this.#model.commit(id, content, choice));
	}

	/** Of the bills that count, the same one here and there. */
	async #change(step: Step & { act: 'correct' | 'remove' }): Promise<void> {
		const { company, meteringPoint } = this;
		const bills = (await listBills(context, company, { meteringPoint })).reverse();
		const counting = this.#model.inForce();
		expect(bills.map(({ from, quantity }) => [from, quantity])).toEqual(
			counting.map((one) => [typed(one).from, Number(typed(one).quantity)])
		);
		const at = step.which % Math.max(bills.length, 1);
		const target = counting[at];
		if (!target) return;
		const of = { meteringPoint, bill: bills[at]!.id };
		const reason = 'x';
		if (step.act === 'remove')
			return this.#done(removeBill(context, company, { ...of, reason }), (id) =>
				this.#model.remove(id, target)
			);
		const input = { ...typed(step.bill), ...of, reason, conflicts: step.choice };
		await this.#done(correctBill(context, company, input), (id) =>
			this.#model.correct(id, target, step)
		);
	}

	async #done(
		deed: Promise<ImportView>,
		expected: (id: string) => Counts | Refusal
	): Promise<void> {
		const id = await deed.then(
			(view) => view.id,
			() => 'refused'
		);
		expect(await said(deed)).toEqual(expected(id));
		if (id !== 'refused') this.#committed.push(id);
	}

	async #close(number: number): Promise<void> {
		const month = `2025-0${number + 1}`;
		if (this.#closed.delete(number)) {
			this.#model.reopen(MONTHS[number]!);
			await reopenMonth(context, this.company, { month, reason: 'x' });
		} else {
			this.#closed.add(number);
			this.#model.close(MONTHS[number]!);
			await closeMonth(context, this.company, { month });
		}
	}

	async #undo(which: number): Promise<void> {
		const id = this.#committed[which % Math.max(this.#committed.length, 1)];
		if (id === undefined) return;
		const expected = this.#model.undo(id);
		const undoing = undoImport(context, this.company, id);
		if (expected === 'closed') return void (await expect(undoing).rejects.toThrow(Conflict));
		expect((await undoing).status).toBe('undone');
	}

	async #compare(): Promise<void> {
		const asked = { from: '2025-01', to: '2025-04', by: ['month', 'carrier'] } as const;
		const { rows } = await getEnergy(context, this.company, { ...asked, by: [...asked.by] });
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

	test(
		'whatever is committed, entered, corrected, removed, closed and undone in whatever order, the months are those of the rules',
		async () => {
			await fc.assert(
				fc.asyncProperty(steps, async (sequence) => {
					const { id } = await createCompany(context, { name: '試験' });
					const site = await createSite(context, id, { name: '工場' });
					const point = { siteId: site.id, name: '受電', carrier: 'electricity' };
					const pair = new Pair(id, (await createMeteringPoint(context, id, point)).id);
					for (const step of sequence) await pair.take(step);
				}),
				{ seed: 20261120, ...propertyRuns('undo-sequences', 50) }
			);
			expect((await verify(context)).differences).toEqual([]);
		},
		propertyTimeout('undo-sequences', 120_000)
	);
});
