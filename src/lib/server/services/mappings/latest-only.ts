import { Conflict } from '../../errors';

/**
 * Work that is asked for again with every change on a screen: for each key one runs at a time,
 * and of those that wait only the newest; the others hear that they were overtaken.
 */
export class LatestOnly {
	readonly #running = new Set<string>();
	readonly #waiting = new Map<string, { go: () => void; drop: () => void }>();

	async run<T>(key: string, work: () => Promise<T>): Promise<T> {
		if (this.#running.has(key)) await this.#turn(key);
		this.#running.add(key);
		try {
			return await work();
		} finally {
			const next = this.#waiting.get(key);
			this.#waiting.delete(key);
			if (next) next.go();
			else this.#running.delete(key);
		}
	}

	#turn(key: string): Promise<void> {
		this.#waiting.get(key)?.drop();
		return new Promise((resolve, reject) => {
			const drop = () => reject(new Conflict('mapping.overtaken'));
			this.#waiting.set(key, { go: resolve, drop });
		});
	}
}
