import type { Context } from '$lib/server/access/context';
import { parseArgs, type ParseArgsConfig } from 'node:util';

export type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Record<string, string | boolean | undefined>;

/** What a program that calls us reads: data on standard output, everything else on standard error. */
export interface Command {
	/** Its syntax, as printed when it was called wrongly. */
	usage: string;
	options: Options;
	/** Options without which it means nothing. */
	required: readonly string[];
	positionals: number;
	run(context: Context, given: { values: Values; positionals: string[] }): Promise<Result>;
}

export interface Result {
	/** One line on standard output: text as it is, anything else as JSON. */
	print: unknown;
	exitCode: number;
}

export const printed = (print: unknown, exitCode = 0): Result => ({ print, exitCode });

/** Called in a way that it does not know: exit 2, with its syntax. */
export class WrongUsage extends Error {}

export function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
	const { values, positionals } = parsed(command, args);
	const missing = command.required.find((name) => values[name] === undefined);
	if (missing || positionals.length !== command.positionals) throw new WrongUsage(command.usage);
	return { values: values as Values, positionals };
}

function parsed({ options, usage }: Command, args: string[]) {
	try {
		return parseArgs({ args, options, allowPositionals: true, strict: true });
	} catch {
		throw new WrongUsage(usage);
	}
}
