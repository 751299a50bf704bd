import type { Database } from '../db/database';
import { commitTask } from '../services/imports/commit';
import { readTask } from '../services/imports/read-file';
import { undoTask } from '../services/imports/undo';
import { readEditionTask } from '../services/restatements/read-edition';
import { restateTask } from '../services/restatements/tasks';
import { tryMappingTask } from '../services/mappings/trial';

/** Work that a worker process does with its own connection. Each names the company it is for. */
export const tasks = {
	'read-file': readTask,
	'commit-import': commitTask,
	'undo-import': undoTask,
	'try-mapping': tryMappingTask,
	'read-edition': readEditionTask,
	restate: restateTask
};

export type TaskName = keyof typeof tasks;
export type TaskPayload<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[1];
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;

export async function runTask<Name extends TaskName>(
	database: Database,
	name: Name,
	payload: TaskPayload<Name>
): Promise<TaskResult<Name>> {
	const task = tasks[name] as (
		database: Database,
		payload: TaskPayload<Name>
	) => Promise<TaskResult<Name>>;
	return task(database, payload);
}
