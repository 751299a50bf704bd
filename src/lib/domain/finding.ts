/**
 * A finding says that data is odd: what, how grave, where, and with which figures.
 * It is a value, never an exception, and carries no text: `src/i18n` turns its code and
 * params into a sentence that names the remedy (message `finding_<code with _ for .>`).
 */
export type Severity = 'note' | 'warning' | 'blocking';

/** A place in an uploaded file. `row` counts from 1 as a spreadsheet shows it. */
export interface Where {
	sheet: string | null;
	row: number | null;
	/** The column's printed heading, or its letter where it has none. */
	column: string | null;
}

export interface Finding {
	/** Dotted, lower case, stable: `reading.missing`, `bill.overlap`. */
	code: string;
	severity: Severity;
	where: Where | null;
	params: Record<string, string | number>;
}

export function finding(
	severity: Severity,
	code: string,
	params: Record<string, string | number> = {},
	where: Partial<Where> | null = null
): Finding {
	const place = where && { sheet: null, row: null, column: null, ...where };
	return { code, severity, where: place, params };
}

const GRAVEST_FIRST: readonly Severity[] = ['blocking', 'warning', 'note'];

/** Blocking, then warnings, then notes; within each as they were found. */
export function gravestFirst(findings: readonly Finding[]): Finding[] {
	const rank = ({ severity }: Finding) => GRAVEST_FIRST.indexOf(severity);
	return [...findings].sort((a, b) => rank(a) - rank(b));
}
