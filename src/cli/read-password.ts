import { text } from 'node:stream/consumers';

/** All of standard input; the line end that `echo` and the enter key add is not part of it. */
export async function readPassword(): Promise<string> {
	if (process.stdin.isTTY) process.stderr.write('Password: ');
	return (await text(process.stdin)).replace(/\r?\n$/, '');
}
