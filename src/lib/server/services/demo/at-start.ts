import { getServer } from '../../app';
import { log } from '../../log';
import { read } from '../../repositories/transaction';
import { countUsers } from '../../repositories/users';
import { foundConsortium } from './found-consortium';
import { finishDemo, finishInBackground, takeOverDemo } from './load';
import { type DemoSignIns, makeSignIns } from './sign-ins';
import { type DemoState, isSilent, readState } from './state';

/**
 * `MIERUKA_DEMO=1` on an empty database: the sample consortium, and what one types to be each of
 * its people, to be printed once. A load that was broken off goes on, wanted or not; otherwise a
 * database with people in it is left as it is.
 */
export async function demoAtStart(wanted: 'yes' | 'no'): Promise<DemoSignIns | null> {
	const { database } = getServer();
	const { state, users } = await read(database, 'identity', async (tx) => ({
		state: await readState(tx),
		users: await countUsers(tx)
	}));
	if (state) return goOn(state);
	return wanted === 'yes' && users === 0
		? finishFirst(await foundConsortium({ was: 'made' }, Date.now()))
		: null;
}

async function goOn(state: DemoState): Promise<DemoSignIns | null> {
	const open = state.status === 'loading' && isBrokenOff(state);
	if (state.first.was === 'made') {
		if (open) return finishFirst(await takeOverDemo(state));
		return state.status === 'loaded' && state.signInsAt === null ? signInsOf(state) : null;
	}
	if (open) finishInBackground(await takeOverDemo(state));
	return null;
}

/** On SQLite this is the only server: whoever was loading is gone. */
function isBrokenOff(state: DemoState): boolean {
	return getServer().database.engine === 'sqlite' || isSilent(state, Date.now());
}

/** Nobody can sign in before it is there, so the start waits. */
async function finishFirst(state: DemoState): Promise<DemoSignIns> {
	await finishDemo(state);
	log.info({ companies: Object.keys(state.companies).length }, 'sample consortium loaded');
	return signInsOf(state);
}

const signInsOf = (state: DemoState) =>
	makeSignIns(state, { by: state.first.userId, first: 'too' });
