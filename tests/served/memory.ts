import { readdirSync, readFileSync } from 'node:fs';

/** Highest resident memory so far, in bytes: of the server, and of its workers together. */
export function peaks(pid: number): { web: number; workers: number } {
	const family = descendants(pid);
	const isWorker = (one: number) => commandOf(one).includes('worker.js');
	const sum = (some: number[]) => some.reduce((total, one) => total + peakOf(one), 0);
	const workers = family.filter(isWorker);
	return { workers: sum(workers), web: sum(family.filter((one) => !workers.includes(one))) };
}

/** The highest of a single worker. */
export function highestWorker(pid: number): number {
	const workers = descendants(pid).filter((one) => commandOf(one).includes('worker.js'));
	return Math.max(0, ...workers.map(peakOf));
}

function descendants(pid: number): number[] {
	const children = readdirSync('/proc').filter(
		(name) => /^\d+$/.test(name) && statusOf(Number(name), 'PPid') === String(pid)
	);
	return [pid, ...children.flatMap((child) => descendants(Number(child)))];
}

/** Empty where the process has ended. */
function commandOf(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
	} catch {
		return '';
	}
}

function peakOf(pid: number): number {
	return Number.parseInt(statusOf(pid, 'VmHWM') ?? '0') * 1024;
}

/** A field of a process; undefined where the process has ended. */
function statusOf(pid: number, field: string): string | undefined {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return new RegExp(`^${field}:\\s*(.+)$`, 'm').exec(status)?.[1];
	} catch {
		return undefined;
	}
}
