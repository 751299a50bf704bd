import type { Layout, Reading } from '../importer';
import { findNamedWide, readNamedWide } from '../readings/named-wide';

/**
 * エナリス, workbook of a row a day with 48 half-hours in kWh. The name of the place stands in the
 * file's name only: 【エナリス】202506_使用実績_<施設名>.xlsx.
 */
const OWN = ['お客様番号', '需要場所ID', '年月日'];
const SITE = /使用実績[_＿]\s*(.+?)\s*(?:\(\d+\)\s*)?\.[a-z]{3,4}$/i;

export const enarisWide: Layout = {
	id: 'enaris-wide',
	kind: 'named',
	recognise(document) {
		return findNamedWide(document, OWN) && { reason: 'enaris_wide', params: {} };
	},
	read(document, options) {
		const table = findNamedWide(document, OWN)!;
		const reading = readNamedWide(document, { ...table, points: ['需要場所ID'] }, options);
		const site = SITE.exec(document.fileName.normalize('NFC'))?.[1];
		return site ? withSite(reading, site) : reading;
	}
};

/** Several places of one file keep their numbers behind the name. */
function withSite(reading: Reading, site: string): Reading {
	const alone = reading.records.length === 1;
	const records = reading.records.map((record) => ({
		...record,
		label: alone ? site : `${site} / ${record.label}`
	}));
	return { ...reading, records };
}
