import type { Layout } from '../importer';
import { askForMapping } from '../reading';
import { shapeOf } from '../table-shape';
import { planWide } from '../readings/wide-plan';
import { readWideTable } from '../readings/wide-table';

/** A row a day with 24, 48, 72 or 96 slots side by side. */
export const wideDays: Layout = {
	id: 'wide-days',
	kind: 'generic',
	recognise(document) {
		const shape = shapeOf(document);
		if (shape?.kind !== 'wide_day') return null;
		const { slotMinutes, indexes } = shape.slots;
		return { reason: 'wide_days', params: { slotMinutes, columns: indexes.length } };
	},
	read(document, options) {
		const shape = shapeOf(document);
		if (shape?.kind !== 'wide_day') throw new Error('wide-days reads only what it recognises');
		const planned = planWide({ ...shape, document, options });
		if ('problem' in planned) return askForMapping(document, shape.header.row, planned.problem);
		const reading = readWideTable(document, planned.plan, options);
		return { ...reading, findings: [...planned.findings, ...reading.findings] };
	}
};
