/** What an action said about one field, if anything (`column` of a finding names the field). */
interface Refusal {
	findings?: { where: { column: string | null } | null; message: string }[];
}

export function fieldError(form: unknown, field: string): string | null {
	const findings = (form as Refusal | null | undefined)?.findings ?? [];
	return findings.find(({ where }) => where?.column === field)?.message ?? null;
}

/** The refusal of the one form on the page that has this field. */
export function refusalWith(form: unknown, field: string): string | null {
	const given = (form as { given?: object } | null | undefined)?.given;
	return given && field in given ? refusalOf(form) : null;
}

/** The refusal as a whole; silent where every finding stands at a field that the form shows. */
export function refusalOf(form: unknown): string | null {
	return (form as { message?: string } | null | undefined)?.message ?? null;
}
