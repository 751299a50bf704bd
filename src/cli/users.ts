import {
	createResetLink,
	resetSecondFactor,
	userIdOf
} from '$lib/server/services/accounts/administration';
import { disableUser } from '$lib/server/services/users';
import { getServer } from '$lib/server/app';
import type { Context } from '$lib/server/access/context';
import { type Command, printed } from './command';

/** A deed upon the account with an address. */
const onAccount = (
	name: string,
	deed: (context: Context, userId: string) => Promise<unknown>
): Command => ({
	usage: `user ${name} --email E`,
	options: { email: { type: 'string' } },
	required: ['email'],
	positionals: 0,
	run: async (context, { values: { email } }) => {
		const id = await userIdOf(context, String(email));
		return printed((await deed(context, id)) ?? { id });
	}
});

/** Prints the address that sets a new password, once, within a day. */
export const userResetLink = onAccount('reset-link', async (context, id) => {
	const { path } = await createResetLink(context, id);
	return getServer().config.origin + path;
});

export const userResetSecondFactor = onAccount('reset-second-factor', resetSecondFactor);

export const userDisable = onAccount('disable', disableUser);
