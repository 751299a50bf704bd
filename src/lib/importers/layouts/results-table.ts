import { refusal } from '../text/content-type';
import { readColumns } from '../headings/columns';
import type { Document, Layout } from '../importer';
import { refusedReading } from '../reading';
import { ENERGY_UNITS } from '../cells/unit-words';

/** Tables of t-CO2: results of a calculation, from which no use of energy can be had. Refused. */
export const resultsTable: Layout = {
	id: 'results-table',
	kind: 'named',
	recognise(document) {
		return hasOnlyResults(document) ? { reason: 'results_table', params: {} } : null;
	},
	read: () => refusedReading(refusal('table.results_not_activity'))
};

function hasOnlyResults({ head }: Document): boolean {
	return head.slice(0, 10).some((cells) => {
		const columns = readColumns(cells);
		const results = columns.filter(({ unit }) => unit?.unit === 'co2');
		const activity = columns.some(
			({ unit, means }) => means === 'quantity' || ENERGY_UNITS.has(unit?.unit ?? '')
		);
		return results.length > 0 && !activity;
	});
}
