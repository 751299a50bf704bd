import { formatOf, readFormat, type CellFormat } from './number-format';
import { NOTHING, type OfficePackage } from './package';
import { unreadable } from './unreadable';

/** Excel allows 65,490 cell formats. */
const MAX_STYLES = 65_536;

/** The number format of each cell style (`s` of a cell), by its index. */
export function readStyles(parts: OfficePackage, path: string | undefined): CellFormat[] {
	if (path === undefined) return [];
	const codes = new Map<number, string>();
	const ids: number[] = [];
	let inCells = false;
	const open = (name: string, attributes: Record<string, string>) => {
		if (ids.length + codes.size > MAX_STYLES) throw unreadable('workbook.damaged');
		if (name === 'numFmt')
			codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
		else if (name === 'cellXfs') inCells = true;
		else if (inCells && name === 'xf') ids.push(Number(attributes['numFmtId'] ?? 0));
	};
	const close = (name: string) => {
		if (name === 'cellXfs') inCells = false;
	};
	parts.read(path, { ...NOTHING, open, close });
	const known = new Map<number, CellFormat>();
	return ids.map((id) => known.get(id) ?? remember(known, id, formatOf(id, codes)));
}

function remember(known: Map<number, CellFormat>, id: number, format: CellFormat): CellFormat {
	known.set(id, format);
	return format;
}

export const GENERAL: CellFormat = readFormat('General');
