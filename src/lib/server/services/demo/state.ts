import { z } from 'zod';
import { Conflict } from '../../errors';
import { putSetting, readSetting, replaceSetting, settingOnce } from '../../repositories/settings';
import type { ReadTx, WriteTx } from '../../repositories/transaction';

/**
 * How far the sample consortium is, as a setting of the server: whoever dies while loading leaves
 * what the next one needs to finish it.
 */
const SETTING = 'demo';

/** A load that has given no sign for so long has been broken off. */
const SILENT_MS = 60_000;

const stored = z.object({
	status: z.enum(['loading', 'loaded']),
	/** `made` with the server's first demo; `there`: somebody who asked for it. */
	first: z.object({ userId: z.string(), was: z.enum(['made', 'there']) }),
	consortiumId: z.string(),
	/** Id by key. */
	companies: z.record(z.string(), z.string()),
	/** The data reach up to the newest month that was over by then. */
	nowMs: z.number(),
	/** Companies with all their data. */
	done: z.number(),
	/** The last sign of the process that loads. */
	aliveAt: z.number(),
	/** When the passwords of the sample accounts were made, if ever. */
	signInsAt: z.number().nullable()
});

export type DemoState = z.output<typeof stored>;

export async function readState(tx: ReadTx): Promise<DemoState | null> {
	const text = await readSetting(tx, SETTING);
	return text === null ? null : stored.parse(JSON.parse(text));
}

/** Of those who begin at once, one does. */
export async function beginState(tx: WriteTx, state: DemoState): Promise<void> {
	const text = textOf(state);
	if ((await settingOnce(tx, SETTING, text)) !== text) throw new Conflict('demo.begun');
}

/** By the one who loads; nobody else changes the state meanwhile. */
export async function changeState(tx: WriteTx, changes: Partial<DemoState>): Promise<void> {
	const state = await readState(tx);
	if (state) await putSetting(tx, SETTING, textOf({ ...state, ...changes }));
}

/** Takes over a load that was broken off; of those who try at once, one gets it. */
export async function takeOver(tx: WriteTx, state: DemoState, now: number): Promise<DemoState> {
	const taken = { ...state, aliveAt: now };
	const texts = { before: textOf(state), after: textOf(taken) };
	if (!(await replaceSetting(tx, SETTING, texts))) throw new Conflict('demo.begun');
	return taken;
}

export const isSilent = ({ aliveAt }: DemoState, now: number) => aliveAt + SILENT_MS <= now;

/** Parsed again for the order of its fields: texts are compared. */
const textOf = (state: DemoState) => JSON.stringify(stored.parse(state));
