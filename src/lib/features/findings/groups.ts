import type { Finding } from '$lib/domain/finding';

export type Named = Finding & { message: string };

/** Findings with the same sentence, and the places that it is said of. */
export interface Said {
	message: string;
	places: NonNullable<Finding['where']>[];
}

/** Findings of one kind: the first sentence, and the others with other figures. */
export interface Kind {
	code: string;
	severity: Finding['severity'];
	sentences: Said[];
	/** How many findings there are of it. */
	count: number;
}

const GRAVEST_FIRST = ['blocking', 'warning', 'note'] as const;

/** By gravity, then by kind in the order in which they were found. */
export function kindsOf(findings: readonly Named[]): Kind[] {
	return GRAVEST_FIRST.flatMap((severity) => {
		const own = findings.filter((one) => one.severity === severity);
		return [...Map.groupBy(own, ({ code }) => code)].map(([code, alike]) => ({
			...{ code, severity, count: alike.length },
			sentences: sentencesOf(alike)
		}));
	});
}

function sentencesOf(alike: readonly Named[]): Said[] {
	return [...Map.groupBy(alike, ({ message }) => message)].map(([message, same]) => ({
		message,
		places: placesOf(same)
	}));
}

/** Each place once. */
function placesOf(same: readonly Named[]): Said['places'] {
	const places = same.flatMap(({ where }) => (where ? [where] : []));
	return [...new Map(places.map((where) => [JSON.stringify(where), where])).values()];
}
