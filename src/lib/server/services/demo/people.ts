/**
 * Who has a part in the sample consortium (見本): invented people, whose family name says so, and
 * what their companies agreed to. Days are counted in months from the month of the load, so that
 * the same month always gives the same relations.
 */
import type { CONSENT_KINDS } from '../relations/consents';

export const CONSORTIUM_NAME = '見本 中小企業脱炭素コンソーシアム（見本）';

export type DemoRole =
	'operator' | 'coordinator' | 'consortium_viewer' | 'auditor' | 'company_admin' | 'company_member';

export interface DemoPerson {
	/** Before the @ of the address. */
	key: string;
	name: string;
	role: DemoRole;
	/** Keys of the companies to which they belong. */
	companies: readonly string[];
}

/** On a new server also its operator; a server with people in it has its own person here. */
export const FIRST_PERSON: DemoPerson = {
	...{ key: 'demo', name: '見本 花子' },
	...{ role: 'company_admin', companies: ['foundry'] }
};

/** Only on a server that begins as a demo: no account made by a sample runs somebody's server. */
export const OPERATOR: DemoPerson = {
	...{ key: 'operator', name: '見本 守', role: 'operator', companies: [] }
};

const outside = (key: string, name: string, role: DemoRole): DemoPerson => ({
	...{ key, name, role, companies: [] }
});

const admin = (name: string, ...companies: [string, ...string[]]): DemoPerson => ({
	key: companies[0].replaceAll('_', '-'),
	...{ name, role: 'company_admin', companies }
});

/** Key of the person who holds the consortium together. */
export const COORDINATOR = 'coordinator';

export const PEOPLE: readonly DemoPerson[] = [
	outside(COORDINATOR, '見本 結子', 'coordinator'),
	outside('city', '見本 市郎', 'consortium_viewer'),
	outside('bank', '見本 信子', 'consortium_viewer'),
	outside('auditor1', '見本 省三', 'auditor'),
	outside('auditor2', '見本 節子', 'auditor'),
	{ key: 'staff', name: '見本 太郎', role: 'company_member', companies: ['foundry'] },
	admin('見本 健一', 'die_casting'),
	admin('見本 久美子', 'plating'),
	admin('見本 勝', 'heat_treatment'),
	admin('見本 由美', 'painting'),
	admin('見本 浩', 'wire'),
	admin('見本 誠', 'machining'),
	admin('見本 恵', 'precision'),
	admin('見本 修', 'press', 'screws'),
	admin('見本 正', 'sheet_metal'),
	admin('見本 直樹', 'moulds'),
	admin('見本 裕子', 'resin'),
	admin('見本 豊', 'rubber'),
	admin('見本 明美', 'cardboard'),
	admin('見本 茂', 'printing'),
	admin('見本 洋子', 'frozen_fish'),
	admin('見本 実', 'noodles'),
	admin('見本 和夫', 'sake'),
	admin('見本 進', 'haulage'),
	admin('見本 博之', 'motors'),
	admin('見本 典子', 'switchboards'),
	admin('見本 千春', 'boards')
];

/** Asked in by the coordinator; nobody has come yet. */
export const INVITED_COMPANY = 'instruments';

/** All companies are in the consortium since then. */
export const JOINED_MONTHS_AGO = 18;

type ConsentKind = (typeof CONSENT_KINDS)[number];

/** What each company agreed to when it joined; those that are not named agreed to nothing. */
export const CONSENTS: Readonly<Record<string, readonly ConsentKind[]>> = {
	foundry: ['aggregates', 'benchmark', 'coordinator_raw_data', 'casebook'],
	die_casting: ['aggregates', 'benchmark'],
	plating: ['aggregates', 'benchmark', 'coordinator_raw_data'],
	heat_treatment: ['aggregates', 'benchmark'],
	painting: ['aggregates'],
	wire: ['aggregates', 'benchmark'],
	machining: ['aggregates', 'benchmark', 'coordinator_raw_data'],
	precision: ['aggregates'],
	press: ['aggregates', 'benchmark', 'casebook'],
	screws: ['aggregates', 'benchmark'],
	moulds: ['aggregates', 'coordinator_raw_data'],
	resin: ['aggregates', 'benchmark', 'coordinator_raw_data'],
	rubber: ['aggregates'],
	cardboard: ['aggregates', 'benchmark'],
	printing: ['aggregates'],
	frozen_fish: ['aggregates', 'benchmark'],
	noodles: ['aggregates'],
	sake: ['aggregates', 'benchmark', 'casebook'],
	motors: ['aggregates', 'benchmark', 'coordinator_raw_data'],
	boards: ['aggregates', 'benchmark']
};

export const WITHDRAWN: { company: string; kind: ConsentKind; monthsAgo: number } = {
	...{ company: 'moulds', kind: 'coordinator_raw_data', monthsAgo: 2 }
};

export interface DemoEngagement {
	/** Key of the person. */
	auditor: string;
	company: string;
	/** Which of the company's sites, from 0; null: the whole company. */
	site: number | null;
	/** From the first day of one month to the last day of another, from the present month (0). */
	fromMonth: number;
	toMonth: number;
}

/** Names of sites are the same in every month. */
export const ANY_MONTH = '2025-04';

const engaged = (auditor: string, company: string, site: number | null = null) => ({
	...{ auditor, company, site }
});

export const ENGAGEMENTS: readonly DemoEngagement[] = [
	{ ...engaged('auditor1', 'foundry'), fromMonth: -3, toMonth: 8 },
	{ ...engaged('auditor1', 'die_casting'), fromMonth: -3, toMonth: 8 },
	{ ...engaged('auditor1', 'plating'), fromMonth: -2, toMonth: 9 },
	{ ...engaged('auditor2', 'press', 0), fromMonth: -2, toMonth: 9 },
	{ ...engaged('auditor2', 'heat_treatment'), fromMonth: -13, toMonth: -8 },
	{ ...engaged('auditor2', 'resin'), fromMonth: 1, toMonth: 6 }
];

/** Roles that see or run more than their own company sleep without a second factor. */
export function needsSecondFactor({ role }: DemoPerson): boolean {
	return role === 'operator' || role === 'coordinator' || role === 'auditor';
}

export const addressOf = ({ key }: Pick<DemoPerson, 'key'>) => `${key}@mieruka.example`;
