import { finding, type Finding } from '$lib/domain/finding';
import type { Column } from './columns';
import { columnName } from '../cells/table-words';

/**
 * What 発電量 counts: self-consumed generation (`solar`) and power sold together. Beside a column
 * of either it is left out; alone it is read as self-consumed, and said so.
 */
export function withGenerationTold(columns: Column[], headerRow: number) {
	const findings: Finding[] = [];
	const has = (carrier: string) => columns.some((column) => column.carrier === carrier);
	const told = columns.flatMap((column) => {
		if (column.carrier !== 'generation') return [column];
		const name = columnName(column.header, column.index);
		const place = { row: headerRow || null, column: name };
		if (!has('solar') && !has('electricity_export')) {
			findings.push(finding('warning', 'carrier.generation_as_solar', { column: name }, place));
			return [{ ...column, carrier: 'solar' }];
		}
		const severity = has('solar') ? 'note' : 'warning';
		findings.push(finding(severity, 'column.generation_skipped', { column: name }, place));
		return [];
	});
	return { columns: told, findings };
}
