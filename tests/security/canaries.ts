/**
 * Words and numbers that stand in one company's data and nowhere else: whoever reads one of them
 * has read that company. Each kind of data has its own, because rights differ by kind.
 */
import { randomBytes, randomInt } from 'node:crypto';
import {
	COMPANIES,
	type CompanyKey,
	type ConsortiumKey,
	isNobody,
	type Name,
	people,
	standingIn
} from './people';

/** Words; `file` is the name of a file, `row` stands inside, `people` is a colleague. */
export const KINDS = ['name', 'site', 'second', 'file', 'row', 'people'] as const;
export type Kind = (typeof KINDS)[number];

export interface Canaries {
	words: Record<Kind, string>;
	/** Of a bill of the first and of the second site: kWh and yen. */
	numbers: Record<'site' | 'second', { kWh: number; yen: number }>;
}

export const newWord = (kind: string) => `qx${kind}${randomBytes(5).toString('hex')}`;

/** Eight digits, with and without separators unlike any other number of a page. */
const newNumber = () => randomInt(20_000_001, 99_999_999);

const newBill = () => ({ kWh: newNumber(), yen: newNumber() });

export function newCanaries(): Canaries {
	const words = Object.fromEntries(KINDS.map((kind) => [kind, newWord(kind)]));
	return {
		words: words as Record<Kind, string>,
		numbers: { site: newBill(), second: newBill() }
	};
}

/** A canary that was found: whose, and of what kind. */
export interface Sighting {
	company: CompanyKey;
	kind: Kind;
	text: string;
}

export type Flock = Readonly<Record<CompanyKey, Canaries>>;

/** Every canary in a text; numbers also with separators and in thousands. */
export function sightings(text: string, flock: Flock): Sighting[] {
	return COMPANIES.flatMap((company) => {
		const { words, numbers } = flock[company];
		const ofWords = KINDS.filter((kind) => text.includes(words[kind])).map((kind) => ({
			...{ company, kind, text: words[kind] }
		}));
		const ofNumbers = (['site', 'second'] as const).flatMap((kind) =>
			Object.values(numbers[kind])
				.filter((number) => numberPattern(number).test(text))
				.map((number) => ({ company, kind, text: String(number) }))
		);
		return [...ofWords, ...ofNumbers];
	});
}

const patterns = new Map<number, RegExp>();

function numberPattern(number: number): RegExp {
	const digits = String(number);
	const [millions, thousands, ones] = [digits.slice(0, 2), digits.slice(2, 5), digits.slice(5)];
	const whole = `${millions},?${thousands},?${ones}(?!\\d)`;
	const inThousands = `${millions},?${thousands}\\.${ones.slice(0, 1)}`;
	const made = patterns.get(number) ?? new RegExp(`(?<!\\w)(?:${whole}|${inThousands})`);
	patterns.set(number, made);
	return made;
}

/** What each role in a company may read of it, in canaries. */
const OPEN: Partial<Record<string, readonly Kind[]>> = {
	company_admin: KINDS,
	company_member: KINDS,
	auditor: ['name', 'site', 'second', 'file', 'row'],
	trusted_coordinator: ['name', 'site', 'second', 'file', 'row'],
	site_auditor: ['name', 'site']
};

/** Which consortium a company is in today. */
const CONSORTIUM_OF = { own: 'first', trusting: 'first', other: 'second' } as const;

/** Worked out from the relations alone, whatever the address asked for. */
export function maySee(name: Name, sighting: Sighting, route: string): boolean {
	if (isNobody(name, route.startsWith('/api/'))) return false;
	const { company, kind } = sighting;
	const { role } = standingIn(name, { company });
	if (role && OPEN[role]?.includes(kind)) return true;
	// Where a figure of one's site comes from: the trace names the file, which stays closed.
	if (role === 'site_auditor' && kind === 'file' && route.endsWith('/trace')) return true;
	const consortium = CONSORTIUM_OF[company];
	if (kind === 'name' && standingIn(name, { consortium }).role === 'coordinator') return true;
	return isOperatorsList(name, route) && (kind === 'name' || kind === 'people');
}

/** Who may read the name of a consortium: its people, and those of its companies. */
export function mayName(name: Name, consortium: ConsortiumKey, route: string): boolean {
	if (isNobody(name, route.startsWith('/api/'))) return false;
	const { consortia, companies, operator, secondFactor } = people[name];
	if (operator === 'yes' && secondFactor === 'passed') return true;
	return (
		consortium in consortia ||
		COMPANIES.some(
			(company) =>
				CONSORTIUM_OF[company] === consortium && companies[company]?.startsWith('company_')
		)
	);
}

/** The operator runs accounts: their lists name people and companies, and nothing else. */
function isOperatorsList(name: Name, route: string): boolean {
	const { operator, secondFactor } = people[name];
	return operator === 'yes' && secondFactor === 'passed' && /^\/(api\/v1\/)?operator\b/.test(route);
}
