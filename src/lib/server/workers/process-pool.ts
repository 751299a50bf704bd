/**
 * Worker processes for long work. Processes and not threads, because a file can be made to use
 * up whatever memory it is given: V8 then ends the process it happens in, which with threads
 * would be the server.
 */
import { fork, type ChildProcess } from 'node:child_process';

export interface PoolOptions {
	/** File of the worker, which answers each message (a job) with `{ outcome }` or `{ fault }`. */
	file: string;
	/** What the workers need to know besides; not as arguments, which every user of the machine sees. */
	env: Record<string, string>;
	maxWorkers: number;
	maxHeapMb: number;
	/** `one_stays`: the first is there from the start; `all_end`: a worker ends when it idles. */
	idle: 'one_stays' | 'all_end';
}

/** A person who thinks about a screen finds the worker still there. */
const IDLE_MS = 60_000;

interface Task {
	job: unknown;
	signal: AbortSignal | undefined;
	resolve: (outcome: unknown) => void;
	reject: (fault: Error) => void;
}

interface Answer {
	outcome?: unknown;
	fault?: string;
}

/** The worker ended before it answered: out of memory, killed, or stopped by the caller. */
export class WorkerEnded extends Error {
	override name = 'WorkerEnded';
}

export class ProcessPool {
	readonly #idle: ChildProcess[] = [];
	readonly #waiting: Task[] = [];
	readonly #workers = new Set<ChildProcess>();
	readonly #restedAt = new WeakMap<ChildProcess, number>();
	#underway = 0;
	#closing: (() => void) | null = null;

	constructor(private readonly options: PoolOptions) {
		if (options.idle === 'one_stays') this.#idle.push(this.#start());
	}

	run(job: unknown, signal?: AbortSignal): Promise<unknown> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ job, signal, resolve, reject });
			this.#next();
		});
	}

	/** What was asked for is finished first. */
	async close(): Promise<void> {
		if (this.#underway + this.#waiting.length > 0)
			await new Promise<void>((resolve) => (this.#closing = resolve));
		const ended = [...this.#workers].map((worker) => endOf(worker));
		for (const worker of this.#workers) if (worker.connected) worker.disconnect();
		await Promise.all(ended);
	}

	#next(): void {
		const task = this.#waiting[0];
		if (!task) return void (this.#underway === 0 && this.#closing?.());
		if (task.signal?.aborted) {
			this.#waiting.shift();
			task.reject(new WorkerEnded('stopped before it began'));
			return this.#next();
		}
		const worker = this.#idle.pop() ?? (this.#hasRoom() ? this.#start() : null);
		if (!worker) return;
		this.#waiting.shift();
		void this.#perform(worker, task);
	}

	#hasRoom(): boolean {
		return this.#workers.size < this.options.maxWorkers;
	}

	async #perform(worker: ChildProcess, { job, signal, resolve, reject }: Task): Promise<void> {
		this.#underway++;
		try {
			resolve(await ask(worker, job, signal));
		} catch (error) {
			reject(error as Error);
		}
		this.#underway--;
		if (this.#workers.has(worker) && worker.connected) this.#rest(worker);
		this.#next();
	}

	#rest(worker: ChildProcess): void {
		this.#idle.push(worker);
		this.#restedAt.set(worker, performance.now());
		if (this.options.idle === 'one_stays') return;
		setTimeout(() => this.#endIdle(worker), IDLE_MS).unref();
	}

	/** Only if nothing was asked of it since: each rest has a timer, and the last one ends it. */
	#endIdle(worker: ChildProcess): void {
		const at = this.#idle.indexOf(worker);
		if (at < 0 || performance.now() - (this.#restedAt.get(worker) ?? 0) < IDLE_MS) return;
		this.#idle.splice(at, 1);
		worker.disconnect();
	}

	#start(): ChildProcess {
		const { file, env, maxHeapMb } = this.options;
		const worker = fork(file, {
			env: { ...process.env, ...env },
			// A reading makes little garbage: a small nursery keeps memory down at no cost in time.
			execArgv: [`--max-old-space-size=${maxHeapMb}`, '--max-semi-space-size=4'],
			serialization: 'advanced',
			stdio: ['ignore', 'inherit', 'inherit', 'ipc']
		});
		this.#workers.add(worker);
		worker.once('exit', () => this.#forget(worker));
		return worker;
	}

	#forget(worker: ChildProcess): void {
		this.#workers.delete(worker);
		const at = this.#idle.indexOf(worker);
		if (at >= 0) this.#idle.splice(at, 1);
		this.#next();
	}
}

/** One worker does one job at a time, so the next message is the answer. */
function ask(worker: ChildProcess, job: unknown, signal?: AbortSignal): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const stop = () => worker.kill('SIGKILL');
		const settle = () => {
			signal?.removeEventListener('abort', stop);
			worker.removeAllListeners('message');
			worker.removeListener('exit', onEnd);
		};
		const onEnd = (code: number | null, by: string | null) => {
			settle();
			reject(new WorkerEnded(`the worker ended (${by ?? code})`));
		};
		worker.once('exit', onEnd);
		worker.once('message', ({ outcome, fault }: Answer) => {
			settle();
			if (fault === undefined) resolve(outcome);
			else reject(new Error(fault));
		});
		signal?.addEventListener('abort', stop, { once: true });
		worker.send(job as object, (error) => error && onEnd(null, error.message));
	});
}

function endOf(worker: ChildProcess): Promise<void> {
	return new Promise((resolve) => worker.once('exit', () => resolve()));
}
