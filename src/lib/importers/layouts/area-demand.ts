import { refusal } from '../text/content-type';
import type { Document, Layout } from '../importer';
import { refusedReading } from '../reading';

/**
 * Area demand published by grid operators (でんき予報, エリア需給, 系統予測, 2016 files): millions
 * of customers in one figure, never a customer's own use. Recognised by what their headings say,
 * because every operator spells them in its own way, and refused.
 */
const SIGNS = [
	/エリア(?:総)?(?:需要|需給|供給力)/,
	/万kw(?!h)/,
	/mw平均/,
	/使用率ピーク時|ピーク時供給力/,
	/当日実績.*(?:予測値|予想値|供給力)/,
	/時間帯_自.*時間帯_至.*需要/,
	/系統(?:別|全体).*(?:需要|予測)/
];
const UPDATE = /^\d{4}\/\d{1,2}\/\d{1,2}\s+\d{1,2}:\d{2}\s+update/;
/** Supply by source, side by side in one row of headings: only a grid has all of them. */
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
	const lines = head
		.slice(0, HEAD_ROWS)
		.map((cells) => cells.join(',').slice(0, MAX_LINE_LENGTH).normalize('NFKC').toLowerCase());
	const bySource = lines.some(
		(line) => SOURCES.filter((source) => line.includes(source)).length >= FEWEST_SOURCES
	);
	const text = lines.join('\n');
	return UPDATE.test(lines[0] ?? '') || bySource || SIGNS.some((sign) => sign.test(text));
}

const HEAD_ROWS = 30;
const MAX_LINE_LENGTH = 2_000;
const FEWEST_SOURCES = 4;
