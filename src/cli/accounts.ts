import { createTokenFor } from '$lib/server/services/tokens';
import { createUser } from '$lib/server/services/users';
import { type Command, printed } from './command';
import { readPassword } from './read-password';

export const userCreate: Command = {
	usage: 'user create --email E --name N [--operator]   (password on standard input)',
	options: {
		email: { type: 'string' },
		name: { type: 'string' },
		operator: { type: 'boolean' }
	},
	required: ['email', 'name'],
	positionals: 0,
	run: async (context, { values: { email, name, operator } }) => {
		const password = await readPassword();
		const role = operator ? 'yes' : 'no';
		return printed(await createUser(context, { email, name, password, operator: role }));
	}
};

export const tokenCreate: Command = {
	usage: 'token create --email E [--scope read,write] [--days 30]',
	options: {
		email: { type: 'string' },
		scope: { type: 'string', default: 'read,write' },
		days: { type: 'string', default: '30' }
	},
	required: ['email'],
	positionals: 0,
	run: async (context, { values: { email, scope, days } }) => {
		const scopes = String(scope).split(',');
		const { token } = await createTokenFor(context, { email, scopes, days: Number(days) });
		return printed(token);
	}
};
