/** The same page with other choices in its address; null leaves one out. */
export function hrefWith(search: URLSearchParams, changes: Record<string, string | null>): string {
	const next = new URLSearchParams(search);
	for (const [key, value] of Object.entries(changes))
		if (value === null) next.delete(key);
		else next.set(key, value);
	return `?${next}`;
}
