/**
 * What is in force, told a second time from the written rules alone (docs: imports): the fold of
 * all imports that are not undone, in the order of their commits, day by day and hour by hour;
 * bills that a person took away; and months that are closed, in which nothing may move.
 * Quantities are tenths of a kWh, so that whole numbers suffice.
 */
export interface ModelBill {
	startDay: number;
	dayCount: number;
	/** Quantity and yen are these times the days, so that months share them without remainder. */
	tenthsPerDay: number;
	yenPerDay: number;
}

/** Tenths of a kWh by hour; null: printed without a value. */
export type ModelDay = (number | null)[];

export type Choice = 'keep' | 'replace' | 'both';
export type Content =
	{ kind: 'bills'; bills: ModelBill[] } | { kind: 'hours'; startDay: number; days: ModelDay[] };

export interface Counts {
	new: number;
	same: number;
	conflict: number;
}

/** Why a deed must be refused. */
export type Refusal = 'refused' | 'closed';

type Role = 'asserted' | 'both' | 'declined';

/** A bill as it stands in the ledger. */
export interface Standing extends ModelBill {
	of: Committed;
	index: number;
}

interface Committed {
	id: string;
	content: Content;
	bills: Standing[];
	/** By bill, or by day × 24 + hour. */
	roles: Role[];
	/** Bills that it takes out of force. */
	takes: Set<Standing>;
	undone: 'yes' | 'no';
}

/** Days [start, end). */
type Month = readonly [number, number];

const HOURS = 24;

export class Model {
	#committed: Committed[] = [];
	#closed: Month[] = [];

	/** Answers what the commit must say, or why it must be refused. */
	commit(id: string, content: Content, choice: Choice): Counts | Refusal {
		return this.#unlessClosed(() => this.#commit(id, { content, choice, takes: new Set() }));
	}

	/** Another bill in the place of one that counts. */
	correct(
		id: string,
		target: Standing,
		{ bill, choice }: { bill: ModelBill; choice: Choice }
	): Counts | Refusal {
		const takes = this.#lineOf(target);
		const content = { kind: 'bills' as const, bills: [bill] };
		return this.#unlessClosed(() => this.#commit(id, { content, choice, takes }));
	}

	remove(id: string, target: Standing): Counts | Refusal {
		const takes = this.#lineOf(target);
		const content = { kind: 'bills' as const, bills: [] };
		return this.#unlessClosed(() => this.#commit(id, { content, choice: 'replace', takes }));
	}

	undo(id: string): 'undone' | Refusal {
		return this.#unlessClosed(() => {
			for (const one of this.#committed) if (one.id === id) one.undone = 'yes';
			return 'undone';
		});
	}

	close(month: Month): void {
		this.#closed.push(month);
	}

	reopen(month: Month): void {
		this.#closed = this.#closed.filter(([start]) => start !== month[0]);
	}

	/** Bills that count, by day, then in the order of their commits. */
	inForce(): Standing[] {
		const place = ({ of, index }: Standing) => this.#committed.indexOf(of) * 100 + index;
		return this.#bills().sort((a, b) => a.startDay - b.startDay || place(a) - place(b));
	}

	/** Of the days in [start, end): a bill goes before readings. Nulls where nothing is known. */
	totals(start: number, end: number): { tenths: number | null; yen: number | null } {
		const bills = this.#bills();
		const hours = this.#hours();
		let tenths: number | null = null;
		let yen: number | null = null;
		for (let day = start; day < end; day++) {
			const billed = bills.filter((bill) => isWithin(day, bill));
			const slots = Array.from({ length: HOURS }, (_, hour) => hours.get(day * HOURS + hour));
			const known = slots.filter((slot) => slot !== undefined);
			for (const { tenthsPerDay } of billed) tenths = (tenths ?? 0) + tenthsPerDay;
			for (const { yenPerDay } of billed) yen = (yen ?? 0) + yenPerDay;
			if (billed.length === 0) for (const slot of known) tenths = (tenths ?? 0) + slot;
		}
		return { tenths, yen };
	}

	#commit(
		id: string,
		{ content, choice, takes }: { content: Content; choice: Choice; takes: Set<Standing> }
	): Counts | 'refused' {
		const standings =
			content.kind === 'bills' ? this.#ofBills(content, takes) : this.#ofHours(content);
		if (choice === 'both' && content.kind === 'hours' && standings.includes('conflict'))
			return 'refused';
		const role = { keep: 'declined', replace: 'asserted', both: 'both' } as const;
		const roles = standings.map((one) => (one === 'conflict' ? role[choice] : 'asserted'));
		const made: Committed = { id, content, bills: [], roles, takes, undone: 'no' };
		if (content.kind === 'bills')
			made.bills = content.bills.map((bill, index) => ({ ...bill, of: made, index }));
		this.#committed.push(made);
		const count = (standing: string) => standings.filter((one) => one === standing).length;
		return { new: count('new'), same: count('same'), conflict: count('conflict') };
	}

	/** All or nothing: what would move a closed month leaves no trace. */
	#unlessClosed<T>(deed: () => T): T | 'closed' {
		const before = this.#closedMonths();
		const kept = this.#committed.map((one) => ({ one, undone: one.undone }));
		const result = deed();
		if (this.#closedMonths() === before) return result;
		for (const { one, undone } of kept) one.undone = undone;
		this.#committed = kept.map(({ one }) => one);
		return 'closed';
	}

	#closedMonths(): string {
		const bills = this.#bills();
		const hours = [...this.#hours()].sort(([a], [b]) => a - b);
		const parts = this.#closed.map(([start, end]) => [
			bills.filter((bill) => overlap(bill, { startDay: start, dayCount: end - start })).map(facts),
			hours.filter(([hour]) => hour >= start * HOURS && hour < end * HOURS)
		]);
		return JSON.stringify(parts.map(([of, known]) => [of?.map(String).sort(), known]));
	}

	/** The bill, what was taken for it, and what each of them stands in place of. */
	#lineOf(target: Standing): Set<Standing> {
		const counting = new Set(this.#bills());
		const line = new Set<Standing>();
		const gather = (bill: Standing) => {
			if (line.has(bill)) return;
			line.add(bill);
			if (bill.of.undone === 'yes') return;
			for (const one of this.#standing())
				for (const [index, other] of one.bills.entries())
					if (one.roles[index] !== 'declined' && same(bill, other) && !counting.has(other))
						gather(other);
			for (const earlier of bill.of.takes) gather(earlier);
		};
		gather(target);
		return line;
	}

	#ofBills({ bills }: Content & { kind: 'bills' }, takes: Set<Standing>) {
		// Only the bill itself is looked away from: what it stands for does not count anyway.
		const inForce = this.#bills().filter((bill) => !takes.has(bill));
		return bills.map((bill) => {
			const overlapping = inForce.filter((other) => overlap(bill, other));
			if (overlapping.length === 0) return 'new';
			return overlapping.some((other) => same(bill, other)) ? 'same' : 'conflict';
		});
	}

	#ofHours(content: Content & { kind: 'hours' }) {
		const inForce = this.#hours();
		return hoursOf(content).map(([hour, value]) => {
			if (value === null) return 'nothing';
			const before = inForce.get(hour);
			if (before === undefined) return 'new';
			return before === value ? 'same' : 'conflict';
		});
	}

	#bills(): Standing[] {
		let inForce: Standing[] = [];
		for (const { bills, roles, takes } of this.#standing()) {
			const before = inForce.filter((bill) => !takes.has(bill));
			const asserted = bills.filter((_, index) => roles[index] === 'asserted');
			const fresh = asserted.filter((bill) => !before.some((other) => same(bill, other)));
			const beside = bills.filter((_, index) => roles[index] === 'both');
			const left = before.filter((other) => !fresh.some((bill) => overlap(bill, other)));
			inForce = [...left, ...fresh, ...beside];
		}
		return inForce;
	}

	#hours(): Map<number, number> {
		const inForce = new Map<number, number>();
		for (const { content, roles } of this.#standing())
			if (content.kind === 'hours')
				hoursOf(content).forEach(([hour, value], index) => {
					if (value !== null && roles[index] === 'asserted') inForce.set(hour, value);
				});
		return inForce;
	}

	#standing(): Committed[] {
		return this.#committed.filter(({ undone }) => undone === 'no');
	}
}

function hoursOf({ startDay, days }: Content & { kind: 'hours' }): [number, number | null][] {
	return days.flatMap((day, index) =>
		day.map((value, hour): [number, number | null] => [(startDay + index) * HOURS + hour, value])
	);
}

function isWithin(day: number, { startDay, dayCount }: ModelBill): boolean {
	return day >= startDay && day < startDay + dayCount;
}

function overlap(
	a: Pick<ModelBill, 'startDay' | 'dayCount'>,
	b: Pick<ModelBill, 'startDay' | 'dayCount'>
): boolean {
	return a.startDay < b.startDay + b.dayCount && b.startDay < a.startDay + a.dayCount;
}

export const facts = ({ startDay, dayCount, tenthsPerDay, yenPerDay }: ModelBill) => [
	...[startDay, dayCount, tenthsPerDay, yenPerDay]
];

function same(a: ModelBill, b: ModelBill): boolean {
	return String(facts(a)) === String(facts(b));
}
