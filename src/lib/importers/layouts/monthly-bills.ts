import { planBills } from '../bills/bill-plan';
import { readBillTable } from '../bills/bill-table';
import { splitRows } from '../text/csv';
import type { Layout } from '../importer';
import { askForMapping, refusedReading } from '../reading';
import { shapeOf } from '../table-shape';

/** A row a bill, with Japanese or English headings. */
export const monthlyBills: Layout = {
	id: 'monthly-bills',
	kind: 'generic',
	recognise(document) {
		const shape = shapeOf(document);
		if (shape?.kind !== 'bills') return null;
		return { reason: 'monthly_bills', params: { headerRow: shape.header.row } };
	},
	read(document, options) {
		const shape = shapeOf(document);
		if (shape?.kind !== 'bills') throw new Error('monthly-bills reads only what it recognises');
		const { header } = shape;
		const { rows, findings } = splitRows(document, options.maxRows);
		const blocking = findings.find(({ severity }) => severity === 'blocking');
		if (blocking) return refusedReading(blocking);
		const planned = planBills({ header, document, rows, options });
		if ('problem' in planned) return askForMapping(document, header.row, planned.problem);
		const reading = readBillTable(rows, planned.plan, options);
		return { ...reading, findings: [...findings, ...planned.findings, ...reading.findings] };
	}
};
