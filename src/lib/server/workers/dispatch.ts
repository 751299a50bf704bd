import { resolve } from 'node:path';
import type { Database } from '../db/database';
import { fromOutcome, type WorkOutcome } from './outcome';
import { ProcessPool } from './process-pool';
import { runTask, type TaskName, type TaskPayload, type TaskResult } from './tasks';

/**
 * Where long work runs: parsing, committing, recomputing. The web process hands it to worker
 * processes with connections of their own, so that no request waits for it; the command line and
 * tests run it where they are.
 */
export interface Dispatcher {
	run<Name extends TaskName>(
		name: Name,
		payload: TaskPayload<Name>,
		signal?: AbortSignal
	): Promise<TaskResult<Name>>;
	close(): Promise<void>;
}

export type DatabasePlace = { dataDir: string } | { databaseUrl: string };

/** The worker is a file of the build (`vite build --mode node`), named by who starts the server. */
const workerFile = () => process.env.MIERUKA_WORKER ?? resolve('build/node/worker.js');

export function pooledDispatcher(place: DatabasePlace): Dispatcher {
	const worker = {
		file: workerFile(),
		env: { MIERUKA_WORKER_PLACE: JSON.stringify(place) },
		maxHeapMb: 256
	};
	const long = new ProcessPool({ ...worker, maxWorkers: 2, idle: 'one_stays' });
	const short = new ProcessPool({ ...worker, maxWorkers: 1, idle: 'all_end' });
	const poolOf = (name: TaskName) => (WAITED_FOR.has(name) ? short : long);
	return {
		run: async (name, payload, signal) =>
			fromOutcome((await poolOf(name).run({ name, payload }, signal)) as WorkOutcome),
		close: async () => {
			await Promise.all([long.close(), short.close()]);
		}
	};
}

/**
 * Work that a person on a screen waits for with every change has a lane of its own: two readings
 * of a million rows must not stand before it. Its worker lives only while somebody is at it.
 */
const WAITED_FOR: ReadonlySet<TaskName> = new Set(['try-mapping']);

export function inProcessDispatcher(database: Database): Dispatcher {
	return {
		run: (name, payload) => runTask(database, name, payload),
		close: async () => undefined
	};
}
