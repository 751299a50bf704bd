/**
 * Deny by default, for every use case there is: each function of the services that takes a context
 * is called by nobody and by somebody who belongs nowhere. What they ask for does not matter,
 * because the check comes first.
 */
import { describe, expect, test } from 'vitest';
import type { Context, Pair } from '$lib/server/access/context';
import { policy } from '$lib/server/access/policy';
import { assertDeclaredAccess } from '$lib/server/services/declared-access';
import { getHome } from '$lib/server/services/home';
import { asked, nobody, person, server, signedIn, useServer } from './access-world';
import { engines } from './engines';

/** For whoever is not signed in yet, or holds a link. */
const FOR_EVERYBODY = [
	...['accounts/passkeys.ts askPasskey', 'accounts/passkeys.ts signInWithPasskey'],
	...['accounts/reset.ts askForReset', 'accounts/reset.ts assertResetLink'],
	...['accounts/reset.ts resetByMail', 'accounts/reset.ts resetPassword'],
	...['accounts/second-step.ts getSecondStep', 'accounts/second-step.ts passSecondStep'],
	...['me.ts getViewer', 'relations/join.ts getInvitation', 'relations/join.ts joinAsMyself'],
	...['relations/join.ts joinAsNewcomer', 'server.ts health'],
	...['set-up.ts assertSetUpLink', 'set-up.ts setUp', 'sign-in.ts signIn']
];
/** They do nothing for anybody: questions about the context itself. */
const ABOUT_THE_CONTEXT = [
	...['accounts/own.ts own', 'accounts/passkeys.ts passkeyHost'],
	'declared-access.ts assertDeclaredAccess',
	...['overview/sharing.ts isOfCompany', 'overview/sharing.ts isSharingOpen'],
	...['records/outside-reads.ts recordOutsideReads', 'sessions.ts assertConfirmed'],
	'sessions.ts isConfirmed'
];

/** Their id is of something of one's own, or any is theirs to name. */
const BY_ANOTHER_ID = [
	...['accounts/passkeys.ts removePasskey', 'relations/invitations.ts inviteCoordinator'],
	...['sessions.ts endSession', 'tokens.ts revokeToken']
];

const SERVICES = '/src/lib/server/services/';
const modules = import.meta.glob<Record<string, unknown>>('/src/lib/server/services/**/*.ts', {
	eager: true
});

type UseCase = (context: Context, ...given: unknown[]) => unknown;

const useCases = Object.entries(modules).flatMap(([file, module]) =>
	Object.entries(module).flatMap(([name, value]): [string, UseCase][] =>
		/^(async )?function\*? \w+\((context\b|\{[^}]*\bprincipal\b)/.test(String(value))
			? [[`${file.slice(SERVICES.length)} ${name}`, value as UseCase]]
			: []
	)
);
const apart = [...FOR_EVERYBODY, ...ABOUT_THE_CONTEXT].sort();
const guarded = useCases.filter(([name]) => !apart.includes(name));

/** All pairs that the policy knows. */
const PAIRS = Object.entries(policy).flatMap(([resource, rule]) =>
	Object.keys(rule).map((action) => [resource, action] as unknown as Pair)
);

/** The pairs that stand in the use case itself, as `authorise(context, resource, action)`. */
function pairsOf(useCase: UseCase): Pair[] {
	const written = [...String(useCase).matchAll(/\(context,\s*["'](\w+)["'],\s*["'](\w+)["']/g)];
	return PAIRS.filter(([resource, action]) =>
		written.some(([, r, a]) => r === resource && a === action)
	);
}

/** Those of them that it does without although its route does not declare them. */
async function unasked(useCase: UseCase, context: Context): Promise<string[]> {
	const silent: string[] = [];
	for (const pair of pairsOf(useCase)) {
		const declared = PAIRS.filter((one) => one !== pair);
		const end = await Promise.resolve()
			.then(() => useCase({ ...context, declared }, 'x', 'x', 'x'))
			.catch(String);
		if (!String(end).includes(`does not declare ${pair.join('.')} `)) silent.push(pair.join('.'));
	}
	return silent;
}

/** `done`, or what it was refused with. */
async function outcome(useCase: UseCase, context: Context): Promise<string> {
	try {
		await useCase(context, 'x', 'x', 'x');
		return 'done';
	} catch (error) {
		return error instanceof Error ? error.name : 'thrown';
	}
}

describe.each(engines)('on $name', (engine) => {
	useServer(engine);

	test('nobody is refused by every use case that is not for everybody', async () => {
		const outcomes: [string, string][] = [];
		for (const [name, useCase] of useCases) outcomes.push([name, await outcome(useCase, nobody)]);
		const others = outcomes.filter(([, end]) => end !== 'NotSignedIn').map(([name]) => name);
		expect(others.sort()).toEqual(apart);
	});

	test('every check that stands in a use case is made, and fails on a route that does not declare it', async () => {
		const silent: Record<string, string[]> = {};
		for (const [name, useCase] of useCases) {
			const pairs = await unasked(useCase, server);
			if (pairs.length > 0) silent[name] = pairs;
		}
		expect(silent).toEqual({});
	});

	test('what a route declares is asked before its content is read', async () => {
		await person('asker@use.example');
		const { context } = await signedIn('asker@use.example');
		const declaring = (who: Context, ...declared: Pair[]) => ({ ...who, declared });
		const energy: Pair = ['energy', 'read'];
		expect(() => assertDeclaredAccess(declaring(context, energy), { company: 'x' })).toThrow(
			'not_found'
		);
		const token: Pair = ['token', 'create'];
		expect(() => assertDeclaredAccess(declaring(nobody, token), {})).toThrow('not_signed_in');
		expect(assertDeclaredAccess(declaring(context, token), {})).toBeUndefined();
	});

	test('the first page of a person asks for each of its parts', async () => {
		const parts: Pair[] = [
			['company_list', 'read'],
			['engagement_list', 'read'],
			['consortium_list', 'read']
		];
		const only = (declared: Pair[]) => getHome({ ...server, declared });
		for (const part of parts.slice(0, 2)) {
			const others = parts.filter((one) => one !== part);
			await expect(only(others)).rejects.toThrow(`does not declare ${part.join('.')}`);
		}
	});

	test('a token without a right to it is refused by every use case', async () => {
		await person('token@use.example');
		const { context } = await signedIn('token@use.example');
		const token = asked(context.principal && { ...context.principal, via: 'token', scopes: [] });
		const outcomes: string[] = [];
		for (const [name, useCase] of guarded) {
			// A company or consortium that one has nothing to do with is not there.
			const ofAnother =
				/\(context, (companyId|consortiumId|id)\b/.test(String(useCase)) &&
				!BY_ANOTHER_ID.includes(name);
			const end = await outcome(useCase, token);
			if (end !== (ofAnother ? 'NotFound' : 'Forbidden')) outcomes.push(`${name}: ${end}`);
		}
		expect(outcomes).toEqual([]);
	});
});
