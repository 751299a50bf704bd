import { authorise, may } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { Conflict, NotSignedIn } from '../../errors';
import { read } from '../../repositories/transaction';
import { qrPath, type QrPath } from '../accounts/qr-path';
import { DEMO_COMPANIES } from './consortium';
import { foundConsortium } from './found-consortium';
import { peopleOf } from './founding';
import { FOUNDRY } from './foundry';
import { finishInBackground, takeOverDemo } from './load';
import {
	addressOf,
	ANY_MONTH,
	type DemoPerson,
	type DemoRole,
	ENGAGEMENTS,
	needsSecondFactor
} from './people';
import { appLink } from './print-sign-ins';
import { makeSignIns } from './sign-ins';
import { type DemoState, isSilent, readState } from './state';

export interface DemoAccountView {
	role: DemoRole;
	name: string;
	email: string;
	/** Names of those they belong to or are engaged by. */
	companies: string[];
	secondFactor: 'yes' | 'no';
}

/** How far the sample consortium is. */
export interface DemoView {
	/** `broken_off`: whoever was loading it is gone. */
	status: 'none' | 'loading' | 'broken_off' | 'loaded';
	done: number;
	total: number;
	/** Its accounts, without what one types to be them. */
	accounts: DemoAccountView[];
	/** Whether passwords were made before: then only an awake operator makes new ones. */
	signIns: 'none' | 'made';
	mayMakeSignIns: 'yes' | 'no';
	/** The sample foundry, where it is the reader's own. */
	foundry: string | null;
}

export async function getDemo(context: Context): Promise<DemoView> {
	authorise(context, 'demo', 'read');
	const state = await read(getServer().database, 'identity', readState);
	const made = state !== null && state.signInsAt !== null;
	return {
		status: statusOf(state),
		...{ done: state?.done ?? 0, total: DEMO_COMPANIES.length },
		accounts: state?.status === 'loaded' ? peopleOf(state).map(accountView) : [],
		signIns: made ? 'made' : 'none',
		mayMakeSignIns: may(context, ['demo', made ? 'update' : 'create']) ? 'yes' : 'no',
		foundry: ownFoundry(context, state)
	};
}

function ownFoundry({ principal }: Context, state: DemoState | null): string | null {
	const foundry = state?.companies[FOUNDRY.key];
	const own = principal?.memberships.some(({ companyId }) => companyId === foundry);
	return own ? (foundry ?? null) : null;
}

function statusOf(state: DemoState | null): DemoView['status'] {
	if (!state) return 'none';
	return state.status === 'loading' && isSilent(state, Date.now()) ? 'broken_off' : state.status;
}

function accountView(person: DemoPerson): DemoAccountView {
	return {
		...{ role: person.role, name: person.name, email: addressOf(person) },
		companies: [...person.companies.map((key) => companyNamed(key).name), ...engagedBy(person)],
		secondFactor: needsSecondFactor(person) ? 'yes' : 'no'
	};
}

const companyNamed = (key: string) => DEMO_COMPANIES.find((one) => one.key === key)!;

/** Companies whose engagement runs, with the site where it is for one alone. */
function engagedBy({ key }: DemoPerson): string[] {
	const running = ENGAGEMENTS.filter(
		({ auditor, fromMonth, toMonth }) => auditor === key && fromMonth <= 0 && toMonth >= 0
	);
	return running.map(({ company, site }) => {
		const { name, sites } = companyNamed(company);
		return site === null ? name : `${name} ${sites(ANY_MONTH)[site]!.name}`;
	});
}

/** Begins, or goes on where a load was broken off; the companies come in while the server answers. */
export async function loadDemo(context: Context): Promise<void> {
	authorise(context, 'demo', 'create');
	const { principal } = context;
	if (!principal) throw new NotSignedIn('not_signed_in');
	await beginFor(principal.userId);
}

/** For the person of the set-up page too, who is not signed in yet when it begins. */
export async function beginFor(userId: string): Promise<void> {
	const state = await read(getServer().database, 'identity', readState);
	if (state?.status === 'loaded') throw new Conflict('demo.loaded');
	if (state && !isSilent(state, Date.now())) throw new Conflict('demo.begun');
	finishInBackground(
		state ? await takeOverDemo(state) : await foundConsortium({ was: 'there', userId }, Date.now())
	);
}

/** What one types to be the people of the consortium, shown this once. */
export interface DemoSignInsView {
	password: string;
	accounts: (DemoAccountView & { app: { secret: string; qr: QrPath } | null })[];
}

/** The first ones, by whoever could load the consortium. */
export async function makeDemoSignIns(context: Context): Promise<DemoSignInsView> {
	authorise(context, 'demo', 'create');
	const state = await loadedState();
	if (state.signInsAt !== null) throw new Conflict('demo.sign_ins_made');
	return signInsView(context, state);
}

/** Ends the earlier ones, which somebody may be using. */
export async function renewDemoSignIns(context: Context): Promise<DemoSignInsView> {
	authorise(context, 'demo', 'update');
	return signInsView(context, await loadedState());
}

async function loadedState(): Promise<DemoState> {
	const state = await read(getServer().database, 'identity', readState);
	if (state?.status !== 'loaded') throw new Conflict('demo.not_loaded');
	return state;
}

async function signInsView({ principal }: Context, state: DemoState): Promise<DemoSignInsView> {
	const by = principal?.userId ?? '';
	const { password, signIns } = await makeSignIns(state, { by, first: 'not' });
	return {
		password,
		accounts: signIns.map(({ person, secret }) => ({
			...accountView(person),
			app: secret === null ? null : appView(person, secret)
		}))
	};
}

function appView(person: DemoPerson, secret: string) {
	return {
		secret: secret.replace(/.{4}(?=.)/g, '$& '),
		qr: qrPath(appLink({ person, secret }))
	};
}
