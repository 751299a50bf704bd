import { getServer } from '../../app';
import { log } from '../../log';
import { write } from '../../repositories/transaction';
import { recordServerDeed } from '../records/deeds';
import { DEMO_COMPANIES } from './consortium';
import { fillCompanies } from './fill-consortium';
import { foundedBefore, peopleOf } from './founding';
import { readFromOutside } from './read-from-outside';
import { changeState, type DemoState, takeOver } from './state';

/** Goes on in the place of a process that is gone; the caller knows that it is. */
export function takeOverDemo(state: DemoState): Promise<DemoState> {
	return write(getServer().database, 'identity', (tx) => takeOver(tx, state, Date.now()));
}

/** Brings in what is missing. Broken off at any place, it can be called again. */
export async function finishDemo(state: DemoState): Promise<void> {
	const { database } = getServer();
	const founding = await foundedBefore(state);
	const companies = DEMO_COMPANIES.map((company) => ({
		...{ company, companyId: founding.companyId(company.key) },
		ownerId: founding.speakerOf(company.key)
	}));
	const onProgress = ({ done }: { done: number }) =>
		write(database, 'identity', (tx) => changeState(tx, { done, aliveAt: Date.now() }));
	await fillCompanies(companies, { nowMs: state.nowMs, onProgress });
	await readFromOutside(founding);
	await write(database, 'identity', async (tx) => {
		await changeState(tx, { status: 'loaded' });
		const counts = { companies: companies.length, accounts: peopleOf(state).length };
		await recordServerDeed(tx, state.first, { event: 'demo.load', ...counts });
	});
}

/** While the server answers; how far it is stands in the state. */
export function finishInBackground(state: DemoState): void {
	finishDemo(state).catch(async (error: unknown) => {
		log.error({ err: error }, 'loading the sample consortium broke off');
		await giveUp().catch(() => log.warn('its state could not be written'));
	});
}

/** So that it can be taken over at once, where the fault was not the server's end. */
function giveUp(): Promise<void> {
	return write(getServer().database, 'identity', (tx) => changeState(tx, { aliveAt: 0 }));
}
