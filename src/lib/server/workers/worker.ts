import { setImmediate as afterAnswer } from 'node:timers';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open-database';
import type { DatabasePlace } from './dispatch';
import { toOutcome, type WorkOutcome } from './outcome';
import { runTask, type TaskName, type TaskPayload } from './tasks';

/**
 * Entry of a worker process; its own connection is opened at the first task. It ends with the
 * server, and what is under way then is finished or rolled back as a whole.
 */
interface Job {
	name: TaskName;
	payload: TaskPayload<TaskName>;
}

/** A worker may wait where the web process may not. */
const WAITING = { busyTimeoutMs: 20_000, walAutocheckpointPages: 0, readers: 1, poolSize: 2 };

const place = JSON.parse(process.env.MIERUKA_WORKER_PLACE ?? '{}') as DatabasePlace;

let database: Promise<Database> | undefined;

async function perform({ name, payload }: Job): Promise<WorkOutcome> {
	database ??= openDatabase({ ...place, ...WAITING });
	const opened = await database;
	const outcome = await toOutcome(() => runTask(opened, name, payload));
	afterAnswer(() => opened.checkpoint());
	return outcome;
}

process.on('message', (job: Job) => {
	perform(job).then(
		(outcome) => process.send!({ outcome }),
		(error: unknown) => process.send!({ fault: error instanceof Error ? error.stack : `${error}` })
	);
});

/** A terminal or a supervisor signals the whole group; the server ends its workers when all is done. */
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

process.on('disconnect', () => {
	void (async () => (await database)?.close())().finally(() => process.exit());
});
