import { finding, type Finding } from '$lib/domain/finding';
import type { RecordSet } from '$lib/importers/importer';

/** The longest name or number of a metering point, its supplier or its menu. */
const MAX_NAME = 200;

/** Records whose names are no names, such as a remark of a page, are left out and said so. */
export function fitNames(sets: readonly RecordSet[]): {
	records: RecordSet[];
	findings: Finding[];
} {
	const records = sets.filter((set) => overlongName(set) === null);
	const findings = sets.flatMap((set) => {
		const name = overlongName(set);
		return name === null ? [] : [nameTooLong(set, name)];
	});
	return { records, findings };
}

function overlongName({ label, supplyPointNumber, supplier, menu }: RecordSet): string | null {
	const names = [label, supplyPointNumber, supplier, menu];
	return names.find((name) => name !== null && name.length > MAX_NAME) ?? null;
}

function nameTooLong({ bills, days, figures = [] }: RecordSet, name: string): Finding {
	const printed = bills[0] ?? figures[0] ?? null;
	const row = printed?.row ?? days[0]?.firstRow ?? null;
	const params = { value: name.slice(0, 40).toWellFormed(), limit: MAX_NAME };
	return finding('blocking', 'import.name_too_long', params, { sheet: printed?.sheet, row });
}
