import { finding } from '$lib/domain/finding';
import { planBills } from '../bills/bill-plan';
import { readBillTable } from '../bills/bill-table';
import { cellOf } from '../cells/cells';
import { splitRows } from '../text/csv';
import { findHeader } from '../headings/header';
import type { Document, Layout } from '../importer';
import { readNumber } from '../cells/numbers';
import { askForMapping, refusedReading } from '../reading';

/** マイ大阪ガス: bills by period; a month that is not available yet has `-` for its period. */
const OWN = ['ご請求月', 'ガス使用期間', 'ガス使用量(m3)'];

export const osakaGasBilling: Layout = {
	id: 'osaka-gas-billing',
	kind: 'named',
	recognise(document) {
		return headerOf(document) ? { reason: 'osaka_gas_billing', params: {} } : null;
	},
	read(document, options) {
		const header = headerOf(document)!;
		const { rows, findings } = splitRows(document, options.maxRows);
		const blocking = findings.find(({ severity }) => severity === 'blocking');
		if (blocking) return refusedReading(blocking);
		const planned = planBills({ header, document, rows, options });
		if ('problem' in planned) return askForMapping(document, header.row, planned.problem);
		const { plan } = planned;
		const unavailable = rows.flatMap((cells, index) =>
			index >= header.row && readNumber(cellOf(cells, plan.start)).kind === 'missing'
				? [index + 1]
				: []
		);
		const notes = unavailable.map((row) => finding('note', 'row.unavailable', {}, { row }));
		const reading = readBillTable(rows, { ...plan, skipRows: new Set(unavailable) }, options);
		return {
			...reading,
			findings: [...findings, ...planned.findings, ...notes, ...reading.findings]
		};
	}
};

function headerOf({ head }: Document) {
	return findHeader(head.slice(0, 10), (columns) =>
		OWN.every((name) => columns.some(({ header }) => header.normalize('NFKC') === name))
	);
}
