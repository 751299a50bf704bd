import { cellOf } from '../cells/cells';
import type { Layout } from '../importer';
import { columnNamed } from '../headings/named-header';
import { findNamedWide, readNamedWide, type NamedWide } from '../readings/named-wide';
import { fromRows } from '../reading';

/**
 * 東北電力, workbook of a row a day: a title, then 年月日 (8 digits), customer, name and place of
 * the contract, 48 half-hours without a unit, 備考. Rows whose 年月日 is no date are titles and
 * remarks.
 */
const [CUSTOMER, PLACE] = ['お客様番号', 'ご使用場所住所'];
const OWN = ['年月日', CUSTOMER, 'ご契約名義', PLACE];

export const tohokuWide: Layout = {
	id: 'tohoku-wide',
	kind: 'named',
	recognise(document) {
		return findNamedWide(document, OWN) && { reason: 'tohoku_wide', params: {} };
	},
	read(document, options) {
		const table = findNamedWide(document, OWN)!;
		return fromRows(document, options.maxRows, (rows) => {
			const points = placesDiffer(rows, table) ? [PLACE] : [PLACE, CUSTOMER];
			return readNamedWide(document, { ...table, points }, options);
		});
	}
};

/** The place alone tells the customers apart; otherwise their numbers go with it. */
function placesDiffer(rows: string[][], { header }: NamedWide): boolean {
	const told = (name: string) => (cells: string[]) => cellOf(cells, columnNamed(header, name));
	const body = rows.slice(header.row).filter((cells) => told(CUSTOMER)(cells) !== '');
	const places = new Set(body.map(told(PLACE)));
	const both = body.map((cells) => JSON.stringify([told(PLACE)(cells), told(CUSTOMER)(cells)]));
	return places.size === new Set(both).size;
}
