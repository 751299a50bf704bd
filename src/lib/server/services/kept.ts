/**
 * Results worth keeping, the least recently used going first. Keys begin with the company and its
 * data version: what is kept for one company is never found by another, and a commit makes new keys.
 */
export class Kept<Value> {
	readonly #values = new Map<string, Value>();

	constructor(private readonly most: number) {}

	/** The value of the key, made where it is not there. */
	get(key: string, make: () => Value): Value {
		return this.keep(key, this.#values.has(key) ? this.#values.get(key)! : make());
	}

	/** What is there under the key. */
	find(key: string): Value | undefined {
		return this.#values.get(key);
	}

	keep(key: string, value: Value): Value {
		// A Map keeps the order of insertion.
		this.#values.delete(key);
		this.#values.set(key, value);
		if (this.#values.size > this.most) this.#values.delete(this.#values.keys().next().value!);
		return value;
	}
}
