import { health } from '$lib/server/services/server';
import { type Command, printed } from './command';

/** Opening the database has migrated it; this says that it worked. */
export const migrate: Command = {
	usage: 'migrate',
	options: {},
	required: [],
	positionals: 0,
	run: async (context) => printed(await health(context))
};
