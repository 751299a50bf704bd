import type { Layout } from '../importer';
import { planIntervals } from '../readings/interval-plan';
import { readIntervalTable } from '../readings/interval-table';
import { askForMapping } from '../reading';
import { shapeOf } from '../table-shape';

/** A row a reading: one stamp (or date and time) and a value; 15, 20, 30, 60 minutes or a day. */
export const intervalRows: Layout = {
	id: 'interval-rows',
	kind: 'generic',
	recognise(document) {
		const shape = shapeOf(document);
		if (shape?.kind !== 'interval_rows') return null;
		return { reason: 'interval_rows', params: { headerRow: shape.header.row } };
	},
	read(document, options) {
		const shape = shapeOf(document);
		if (shape?.kind !== 'interval_rows')
			throw new Error('interval-rows reads only what it recognises');
		const { header } = shape;
		const planned = planIntervals({ header, document, options });
		if ('problem' in planned) return askForMapping(document, header.row, planned.problem);
		const reading = readIntervalTable(document, planned.plan, options);
		return { ...reading, findings: [...planned.findings, ...reading.findings] };
	}
};
