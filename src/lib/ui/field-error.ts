/** What an action said about one field, if anything (`column` of a finding names the field). */
interface Refusal {
	findings?: { where: { column: string | null } | null; message: string }[];
}

export function fieldError(form: unknown, field: string): string | null {
	const findings = (form as Refusal | null | undefined)?.findings ?? [];
	return findings.find(({ where }) => where?.column === field)?.message ?? null;
}

/** The refusal as a whole; silent where every finding stands at a field that the form shows. */
export function refusalOf(form: unknown): string | null {
	return (form as { message?: string } | null | undefined)?.message ?? null;
}
