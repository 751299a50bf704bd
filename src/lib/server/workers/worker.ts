import { setImmediate as afterAnswer } from 'node:timers';
import { workerData } from 'node:worker_threads';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open-database';
import type { DatabasePlace } from './dispatch';
import { toOutcome, type WorkOutcome } from './outcome';
import { runTask, type TaskName, type TaskPayload } from './tasks';

/** A worker may wait where the web process may not. */
const WAITING = { busyTimeoutMs: 20_000, walAutocheckpointPages: 0, readers: 1, poolSize: 2 };

/** Entry of a worker thread; its own connection is opened at the first task. */
let database: Promise<Database> | undefined;

export default async function work<Name extends TaskName>(job: {
	name: Name;
	payload: TaskPayload<Name>;
}): Promise<WorkOutcome> {
	database ??= openDatabase({ ...(workerData as DatabasePlace), ...WAITING });
	const opened = await database;
	const outcome = await toOutcome(() => runTask(opened, job.name, job.payload));
	afterAnswer(() => opened.checkpoint());
	return outcome;
}
