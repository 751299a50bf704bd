import { addMonths, firstDayOf, monthOf, todayInJapan, type EpochDay } from '$lib/domain/time/day';
import { emailKey } from '../../access/email';
import { getServer } from '../../app';
import { read } from '../../repositories/transaction';
import { findUserByEmailKey } from '../../repositories/users';
import * as define from './people';
import type { DemoState } from './state';

/** The sample consortium on its way into the database: ids by the keys of the definition. */
export interface Founding {
	state: DemoState;
	consortiumId: string;
	/** The day that months are counted from. */
	today: EpochDay;
	people: ReadonlyMap<string, string>;
	companyId: (key: string) => string;
	/** Who speaks for the company: its first administrator, else the coordinator. */
	speakerOf: (key: string) => string;
}

/** The accounts that come with the consortium, besides the first. */
export function peopleOf({ first }: Pick<DemoState, 'first'>): readonly define.DemoPerson[] {
	return first.was === 'made' ? [define.OPERATOR, ...define.PEOPLE] : define.PEOPLE;
}

export function plan(state: DemoState, people: ReadonlyMap<string, string>): Founding {
	const idOf = (key: string) => people.get(key)!;
	return {
		...{ state, people, consortiumId: state.consortiumId, today: todayInJapan(state.nowMs) },
		companyId: (key) => state.companies[key]!,
		speakerOf: (key) => idOf(adminOf(key)?.key ?? define.COORDINATOR)
	};
}

/** Undefined where nobody has joined yet. */
function adminOf(companyKey: string): define.DemoPerson | undefined {
	return [define.FIRST_PERSON, ...define.PEOPLE].find(
		({ role, companies }) => role === 'company_admin' && companies.includes(companyKey)
	);
}

/** For the accounts by their keys, of a consortium that is there. */
export async function foundedBefore(state: DemoState): Promise<Founding> {
	const people = new Map([[define.FIRST_PERSON.key, state.first.userId]]);
	await read(getServer().database, 'identity', async (tx) => {
		for (const person of peopleOf(state)) {
			const user = await findUserByEmailKey(tx, emailKey(define.addressOf(person)));
			if (user) people.set(person.key, user.userId);
		}
	});
	return plan(state, people);
}

/** Of the month that lies so many months after the day's own. */
export function firstDay(today: EpochDay, months: number): EpochDay {
	return firstDayOf(addMonths(monthOf(today), months));
}

const DAY_MS = 86_400_000;

/** Nine in the morning in Japan. */
export const instantOn = (day: EpochDay) => day * DAY_MS;
