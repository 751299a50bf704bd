import { refusal } from '../content-type';
import type { Document, Layout } from '../importer';
import { refusedReading } from '../reading';

/**
 * Area demand published by grid operators (でんき予報, エリア需給, 系統予測, 2016 files): millions
 * of customers in one figure, never a customer's own use. Recognised by what their headings say,
 * because every operator spells them in its own way, and refused.
 */
const SIGNS = [
	/エリア(?:総)?(?:需要|需給|供給力)/,
	/万kw/,
	/mw平均/,
	/使用率ピーク時|ピーク時供給力/,
	/当日実績.*(?:予測値|予想値|供給力)/,
	/系統(?:別|全体).*(?:需要|予測)/
];
const UPDATE = /^\d{4}\/\d{1,2}\/\d{1,2}\s+\d{1,2}:\d{2}\s+update/;
/** Supply by source side by side: only a grid has all of them. */
const SOURCES = ['原子力', '火力', '水力', '地熱', 'バイオマス', '揚水', '連系線', '風力出力制御'];

export const areaDemand: Layout = {
	id: 'area-demand',
	kind: 'named',
	recognise(document) {
		return isAreaDemand(document) ? { reason: 'area_demand', params: {} } : null;
	},
	read: () => refusedReading(refusal('file.area_demand'))
};

function isAreaDemand({ head }: Document): boolean {
	const lines = head.slice(0, 30).map((cells) => cells.join(',').normalize('NFKC').toLowerCase());
	const text = lines.join('\n').slice(0, 20_000);
	const sources = SOURCES.filter((source) => text.includes(source)).length;
	const signs = SIGNS.filter((sign) => sign.test(text)).length;
	return UPDATE.test(lines[0] ?? '') || sources >= 4 || signs >= 1;
}
