import { madeUpHash } from '../access/password';
import { closeServer, openServer } from '../app';
import { parseConfig } from '../config';
import { log } from '../log';
import { demoAtStart } from './demo/at-start';
import { printedSignIns } from './demo/print-sign-ins';
import { clearIncoming, keepRecovering } from './imports/recover';
import { keepSending, mailSettled } from './mail/deliver';
import { keepRestating } from './restatements/run';
import { keepReminding } from './reminders/monthly';
import { newSetUpPath } from './set-up';

/** How long the end of the server waits for mail that is due; the rest is sent when it is back. */
const MAIL_MS = 3_000;

/** Opens what the web process works with, once, before the first request. */
export async function start(variables: Record<string, string | undefined>): Promise<void> {
	const config = parseConfig(variables);
	const { database } = await openServer(config, 'in_workers');
	process.once('sveltekit:shutdown', () => void stop());
	await madeUpHash();
	if (config.plainHttp === 'yes') log.warn({ origin: config.origin }, 'pages travel unencrypted');
	await clearIncoming();
	keepRecovering();
	keepReminding();
	keepSending();
	keepRestating();
	const signIns = await demoAtStart(config.demo);
	if (signIns) process.stdout.write(printedSignIns(signIns));
	const setUpPath = await newSetUpPath();
	if (setUpPath) process.stdout.write(`Set up: ${config.origin}${setUpPath}\n`);
	log.info({ engine: database.engine, origin: config.origin }, 'server opened');
}

async function stop(): Promise<void> {
	await mailSettled(MAIL_MS);
	await closeServer();
	log.info('server closed');
}
