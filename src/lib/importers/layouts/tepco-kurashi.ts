import { cellOf } from '../cells/cells';
import type { Header } from '../headings/header';
import type { Document, Layout } from '../importer';
import type { IntervalPlan } from '../readings/interval-plan';
import { readIntervalTable } from '../readings/interval-table';
import { columnNamed, findNamed } from '../headings/named-header';
import { isTepcoYear, readTepcoYear, TEPCO } from '../bills/tepco-year';

/**
 * くらしTEPCO web, CSV of a month (a row a day), of half-hours, or of a year (tepco-year.ts). Stamps
 * are slot ends, the last slot of a day is printed 24:00, a missing value `---`. Only the yearly
 * file has no 休祝日.
 */
const OWN = [TEPCO.customer, TEPCO.point, TEPCO.date, '休祝日', TEPCO.use];

export const tepcoKurashi: Layout = {
	id: 'tepco-kurashi',
	kind: 'named',
	recognise(document) {
		const own = headerOf(document) !== null || isTepcoYear(document);
		return own ? { reason: 'tepco_kurashi', params: {} } : null;
	},
	read(document, options) {
		const header = headerOf(document);
		if (!header) return readTepcoYear(document, options);
		return readIntervalTable(document, planOf(document, header), options);
	}
};

function headerOf({ head }: Document): Header | null {
	return findNamed(head.slice(0, 5), OWN);
}

function planOf({ head }: Document, header: Header): IntervalPlan {
	const [stamp, use] = [columnNamed(header, TEPCO.date)!, columnNamed(header, TEPCO.use)!];
	const sold = columnNamed(header, TEPCO.sold);
	const value = (index: number, name: string, carrier: string) => ({
		...{ index, name, carrier, unit: 'kWh', power: 0, label: null }
	});
	const halfHourly = head.slice(header.row).some((cells) => cellOf(cells, stamp).includes(':'));
	return {
		...{ headerRow: header.row, stamp, time: null, numbered: null, order: 'ymd' },
		slotMinutes: halfHourly ? 30 : 1440,
		stampMeans: halfHourly ? 'end' : 'start',
		values: [
			value(use.index, TEPCO.use, 'electricity'),
			...(sold ? [value(sold.index, TEPCO.sold, 'electricity_export')] : [])
		],
		columns: {
			supplyPointNumber: columnNamed(header, TEPCO.point),
			menu: columnNamed(header, TEPCO.menu)
		},
		labels: [],
		skipRows: new Set()
	};
}
