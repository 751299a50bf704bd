/** The part of `route-table.ts` that is about people and the server: signing in, accounts, operation. */
import type { RouteTable } from './route-row';

export const accountRoutes: RouteTable = {
	'/demo': {
		load: [['demo', 'read']],
		'action:load': [['demo', 'create']],
		'action:signIns': [['demo', 'create']],
		'action:renew': [['demo', 'update']]
	},
	'/locale': { POST: [] },
	'/help': { load: [] },
	'/credits': { load: [] },
	'/sign-in': { load: [['session', 'create']], 'action:default': [['session', 'create']] },
	'/sign-in/passkey': { POST: [['session', 'create']] },
	'/sign-in/passkey/challenge': { POST: [['session', 'create']] },
	'/sign-in/second': {
		load: [['session', 'create']],
		'action:default': [['session', 'create']]
	},
	'/sign-out': { load: [], 'action:default': [['session', 'delete']] },
	'/set-up/[token]': {
		load: [['set_up', 'read']],
		'action:default': [['set_up', 'create']]
	},
	'/join/[token]': {
		load: [['joining', 'read']],
		'action:join': [['joining', 'create']],
		'action:register': [['joining', 'create']]
	},
	'/reset': { load: [['reset', 'read']], 'action:default': [['reset', 'create']] },
	'/reset/[token]': { load: [['reset', 'update']], 'action:default': [['reset', 'update']] },
	'/account': {
		load: [
			['self', 'read'],
			['session', 'read'],
			['token', 'read'],
			['second_factor', 'read']
		],
		'action:endSession': [['session', 'delete']],
		'action:endOthers': [['session', 'delete']],
		'action:confirm': [['session', 'update']],
		'action:changeName': [['self', 'update']],
		'action:changeEmail': [['self', 'update']],
		'action:changePassword': [['self', 'update']],
		'action:createToken': [['token', 'create']],
		'action:revokeToken': [['token', 'delete']]
	},
	'/account/email/[token]': {
		load: [['self', 'read']],
		'action:default': [
			['self', 'update'],
			['self', 'read']
		]
	},
	'/account/passkeys': { POST: [['second_factor', 'create']] },
	'/account/passkeys/challenge': { POST: [['second_factor', 'create']] },
	'/account/second-factor': {
		load: [
			['second_factor', 'read'],
			['session', 'create']
		],
		'action:removePasskey': [['second_factor', 'delete']],
		'action:confirm': [['session', 'update']],
		'action:start': [['second_factor', 'create']],
		'action:verify': [['second_factor', 'create']],
		'action:recoveryCodes': [['second_factor', 'update']],
		'action:stop': [['second_factor', 'delete']]
	},
	'/operator': { load: [['server', 'read']] },
	'/operator/more': { load: [] },
	'/operator/users': {
		load: [['user', 'read']],
		'action:invite': [['user', 'create']]
	},
	'/operator/users/[user]': {
		load: [['user', 'read']],
		'action:resetLink': [['user', 'update']],
		'action:endSessions': [['user', 'update']],
		'action:resetFactor': [['user', 'update']],
		'action:disable': [['user', 'update']],
		'action:enable': [['user', 'update']]
	},
	'/operator/consortia': {
		load: [['server', 'read']],
		'action:create': [['consortium', 'create']],
		'action:invite': [['consortium', 'create']]
	},
	'/operator/records': { load: [['server_record', 'read']] }
};
