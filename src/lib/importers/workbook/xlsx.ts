import { unreadable } from './unreadable';
import { openWorkbook, type SheetTables, type WorkbookOutcome } from './open-workbook';
import { OfficePackage, readWorkbookPart, type Relationship } from './package';
import { readSharedStrings } from './shared-strings';
import { readSheetPart, type CellContext } from './sheet-part';
import { SheetTable } from './sheet-table';
import { readStyles } from './styles';
import { printBudget } from './text-bytes';

export interface WorkbookLimits {
	/** All parts of the file together. */
	unpackedBytes: number;
	/** All its sheets together. */
	rows: number;
}

/** An XLSX or XLSM file (ECMA-376, transitional or Strict). Macros are never looked at. */
export function readXlsx(
	archive: Uint8Array,
	{ fileName, limits }: { fileName: string; limits: WorkbookLimits }
): WorkbookOutcome {
	return openWorkbook({ fileName, encoding: 'xlsx' }, () => sheetTables(archive, limits));
}

function sheetTables(archive: Uint8Array, limits: WorkbookLimits): SheetTables {
	const parts = new OfficePackage(archive, limits);
	const path = workbookPath(parts);
	const { sheets, date1904 } = readWorkbookPart(parts, path);
	const related = parts.relationshipsOf(path);
	const partOf = (type: string) => related.find((one) => one.type === type)?.target;
	const strings = readSharedStrings(parts, partOf('sharedStrings'));
	const styles = readStyles(parts, partOf('styles'));
	const context: CellContext = { strings, styles, date1904 };
	const budget = printBudget(limits);
	const visible = sheets.filter(({ hidden }) => !hidden);
	return {
		hidden: sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
		sheets: visible.flatMap(({ name, relationshipId }) => {
			const part = related.find(({ id }) => id === relationshipId);
			if (!isWorksheet(part)) return [];
			const table = new SheetTable(budget);
			readSheetPart(parts, part.target, { context, table });
			return [{ name, table }];
		})
	};
}

/** Sheets of charts and dialogues hold no table. */
function isWorksheet(part: Relationship | undefined): part is Relationship {
	return part?.type === 'worksheet';
}

/** What the archive is, told by its parts: other programs' files are ZIP archives too. */
const OTHERS: [part: RegExp, code: string, type: string][] = [
	[/^xl\/workbook\.bin$/, 'workbook.format_not_supported', 'XLSB'],
	[/^content\.xml$/, 'workbook.format_not_supported', 'ODS'],
	[/^Index(?:\.zip|\/)/, 'workbook.format_not_supported', 'Numbers'],
	[/^word\//, 'file.type_not_supported_yet', 'DOCX'],
	[/^ppt\//, 'file.type_not_supported_yet', 'PPTX']
];

function workbookPath(parts: OfficePackage): string {
	const names = [...parts.names];
	const other = OTHERS.find(([pattern]) => names.some((name) => pattern.test(name)));
	if (other) throw unreadable(other[1], { type: other[2] });
	const main = parts.relationshipsOf('').find(({ type }) => type === 'officeDocument')?.target;
	const path = main ?? 'xl/workbook.xml';
	if (!parts.has(path)) throw unreadable('file.archive');
	return path;
}
