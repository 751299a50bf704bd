/**
 * What a refused form held in one field; before a refusal, what is stored. An empty field is
 * `undefined`, not '': a value, even an empty one, would wipe out at hydration what a quick person
 * has typed by then.
 */
export function typedValue<T>(form: unknown, field: string, stored: T): T | string {
	const given = (form as { given?: Record<string, string | null> } | null | undefined)?.given;
	return given && field in given ? (given[field] ?? '') : stored;
}
