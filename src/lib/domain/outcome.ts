/** An expected yes or no that the caller must handle: no factor, unit not for the carrier. */
export type Outcome<T, Code extends string = string> =
	{ ok: true; value: T } | { ok: false; code: Code; params: Record<string, string | number> };

export function yes<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

export function no<Code extends string>(
	code: Code,
	params: Record<string, string | number> = {}
): { ok: false; code: Code; params: Record<string, string | number> } {
	return { ok: false, code, params };
}
