import type { Context } from '$lib/server/access/context';
import { closeServer, openServer } from '$lib/server/app';
import { parseConfig } from '$lib/server/config';
import { NamedError } from '$lib/server/errors';
import { log } from '$lib/server/log';
import { errorSentence, message } from '$lib/server/sentences';
import { mailSettled } from '$lib/server/services/mail/deliver';
import * as m from '$i18n/paraglide/messages';
import { randomUUID } from 'node:crypto';
import { tokenCreate, userCreate } from './accounts';
import { type Command, parse, WrongUsage } from './command';
import * as companies from './companies';
import { importFile } from './import';
import { migrate, verify } from './operation';
import { userDisable, userResetLink, userResetSecondFactor } from './users';

const commands: Record<string, Command> = {
	'user create': userCreate,
	'user reset-link': userResetLink,
	'user reset-second-factor': userResetSecondFactor,
	'user disable': userDisable,
	'token create': tokenCreate,
	'company create': companies.companyCreate,
	'consortium create': companies.consortiumCreate,
	'member add': companies.memberAdd,
	'engagement add': companies.engagementAdd,
	'engagement end': companies.engagementEnd,
	'consent grant': companies.consentGrant,
	'consent withdraw': companies.consentWithdraw,
	import: importFile,
	migrate,
	verify
};

/** Whoever can run this on the server may do what the policy gives to the command line. */
const context: Context = {
	principal: {
		userId: 'command_line',
		email: '',
		name: 'command line',
		operator: 'no',
		memberships: [],
		engagements: [],
		consortia: [],
		rawDataConsents: [],
		secondFactor: 'passed',
		via: 'command_line',
		scopes: ['read', 'write']
	},
	declared: 'any',
	outsideReads: [],
	requestId: randomUUID(),
	locale: process.env.LANG?.startsWith('en') ? 'en' : 'ja'
};

const { locale } = context;

/** What a mail server may take before the command ends without it. */
const MAIL_MS = 10_000;

async function main(args: string[]): Promise<number> {
	try {
		const { name, command, given } = find(args);
		await openServer(parseConfig(process.env));
		const { print, exitCode } = await command.run(context, given);
		process.stdout.write(`${typeof print === 'string' ? print : JSON.stringify(print)}\n`);
		log.info({ command: name, exitCode }, 'command line');
		return exitCode;
	} catch (error) {
		return explain(error);
	} finally {
		await mailSettled(MAIL_MS);
		await closeServer();
	}
}

/** `user create`, or `import`: two words before one. */
function find(args: string[]) {
	for (const words of [2, 1]) {
		const name = args.slice(0, words).join(' ');
		const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
		if (command) return { name, command, given: parse(command, args.slice(words)) };
	}
	const usages = Object.values(commands).map(({ usage }) => usage);
	throw new WrongUsage(usages.join('\n  '));
}

function explain(error: unknown): number {
	if (error instanceof WrongUsage) {
		say(`${m.cli_wrong_usage({}, { locale })}\n  ${error.message}`);
		return 2;
	}
	if (error instanceof NamedError) {
		const details = error.findings
			.filter((finding) => finding.code !== error.code)
			.map((finding) => `  ${message(finding, locale)}`);
		say([`${errorSentence(error, locale)} (${error.code})`, ...details].join('\n'));
		return 1;
	}
	say(isSentence(error) ? error.message : m.error_internal({}, { locale }));
	if (!isSentence(error)) log.error({ err: error }, 'command failed');
	return 1;
}

/** Errors whose message is written for the operator. */
function isSentence(error: unknown): error is Error {
	return error instanceof Error && SENTENCES.includes(error.name);
}

const SENTENCES = ['WrongSetting', 'DatabaseRefused'];

function say(sentence: string): void {
	process.stderr.write(`${sentence}\n`);
}

process.exitCode = await main(process.argv.slice(2));
