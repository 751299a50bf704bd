/**
 * What is in force, told a second time from the written rules alone (docs: imports): the fold of
 * all imports that are not undone, in the order of their commits, day by day and hour by hour.
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

type Role = 'asserted' | 'both' | 'declined';

interface Committed {
	id: string;
	content: Content;
	/** By bill, or by day × 24 + hour. */
	roles: Role[];
	undone: 'yes' | 'no';
}

const HOURS = 24;

export class Model {
	readonly #committed: Committed[] = [];

	/** Answers what the commit must say, or `refused` where it must be refused. */
	commit(id: string, content: Content, choice: Choice): Counts | 'refused' {
		const standings = content.kind === 'bills' ? this.#ofBills(content) : this.#ofHours(content);
		if (choice === 'both' && content.kind === 'hours' && standings.includes('conflict'))
			return 'refused';
		const role = { keep: 'declined', replace: 'asserted', both: 'both' } as const;
		const roles = standings.map((one) => (one === 'conflict' ? role[choice] : 'asserted'));
		this.#committed.push({ id, content, roles, undone: 'no' });
		const count = (standing: string) => standings.filter((one) => one === standing).length;
		return { new: count('new'), same: count('same'), conflict: count('conflict') };
	}

	undo(id: string): void {
		for (const one of this.#committed) if (one.id === id) one.undone = 'yes';
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

	#ofBills({ bills }: Content & { kind: 'bills' }) {
		const inForce = this.#bills();
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

	#bills(): ModelBill[] {
		let inForce: ModelBill[] = [];
		for (const { content, roles } of this.#standing()) {
			if (content.kind !== 'bills') continue;
			const before = inForce;
			const asserted = content.bills.filter((_, index) => roles[index] === 'asserted');
			const fresh = asserted.filter((bill) => !before.some((other) => same(bill, other)));
			const beside = content.bills.filter((_, index) => roles[index] === 'both');
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

function overlap(a: ModelBill, b: ModelBill): boolean {
	return a.startDay < b.startDay + b.dayCount && b.startDay < a.startDay + a.dayCount;
}

function same(a: ModelBill, b: ModelBill): boolean {
	return (
		a.startDay === b.startDay &&
		a.dayCount === b.dayCount &&
		a.tenthsPerDay === b.tenthsPerDay &&
		a.yenPerDay === b.yenPerDay
	);
}
