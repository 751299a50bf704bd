import { createRequire } from 'node:module';
import type * as SheetJs from '@e965/xlsx';
import { openWorkbook, type SheetTables, type WorkbookOutcome } from './open-workbook';
import { readFormat, type CellFormat } from './number-format';
import { printNumber } from './print-cell';
import { SheetTable } from './sheet-table';
import { withoutConsole } from './without-console';
import { printable, printBudget } from './text-bytes';
import { unreadable } from './unreadable';
import type { WorkbookLimits } from './xlsx';

/**
 * An XLS file (Excel 97 to 2003) through SheetJS, which knows the binary records. It holds every
 * cell in memory, some 500 bytes each, so that larger files must be saved as XLSX.
 */
const MAX_BYTES = 6 * 2 ** 20;

export function readXls(
	bytes: Uint8Array,
	{ fileName, limits }: { fileName: string; limits: WorkbookLimits }
): WorkbookOutcome {
	return openWorkbook({ fileName, encoding: 'xls' }, () => sheetTables(bytes, limits));
}

function sheetTables(bytes: Uint8Array, limits: WorkbookLimits): SheetTables {
	refuseOthers(bytes);
	const workbook = parsed(bytes);
	const budget = printBudget(limits);
	const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
	const hidden = workbook.SheetNames.filter((_, at) => isHidden(workbook, at));
	const visible = workbook.SheetNames.filter((_, at) => !isHidden(workbook, at));
	return {
		hidden,
		sheets: visible.flatMap((name) => {
			const sheet = workbook.Sheets[name];
			if (!sheet || sheet['!type'] === 'chart') return [];
			const table = new SheetTable(budget);
			printSheet(sheet, { table, date1904 });
			return [{ name, table }];
		})
	};
}

function isHidden({ Workbook }: SheetJs.WorkBook, at: number): boolean {
	return (Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
}

/** An OLE file names its streams in UTF-16. */
function refuseOthers(bytes: Uint8Array): void {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const names = (stream: string) => file.includes(Buffer.from(stream, 'utf16le'));
	if (names('EncryptedPackage')) throw unreadable('workbook.encrypted');
	if (!names('Workbook')) throw unreadable('workbook.xls_unreadable');
	if (bytes.length > MAX_BYTES)
		throw unreadable('workbook.xls_too_large', { limitMb: MAX_BYTES / 2 ** 20 });
}

/** Loaded with the first such file only: it is large, and few are left that send them. */
function sheetJs(): typeof SheetJs {
	return createRequire(import.meta.url)('@e965/xlsx') as typeof SheetJs;
}

function parsed(bytes: Uint8Array): SheetJs.WorkBook {
	try {
		return withoutConsole(() => sheetJs().read(bytes, READ_OPTIONS));
	} catch (error) {
		const locked = error instanceof Error && /password/i.test(error.message);
		throw locked ? unreadable('workbook.encrypted') : unreadable('workbook.xls_unreadable');
	}
}

const READ_OPTIONS: SheetJs.ParsingOptions = {
	type: 'buffer',
	dense: true,
	cellFormula: false,
	cellHTML: false,
	cellText: false,
	cellNF: true
};

/** What SheetJS shows for format 56, a Chinese time of day; in Japan it is 4月1日. */
const CHINESE_FORMAT_56 = '"上午/下午 "hh"時"mm"分"ss"秒 "';

/** The formats that SheetJS has no name for (27 to 36, 50 to 58) are the days of Japan. */
function formatCode({ z }: SheetJs.CellObject): string {
	if (z === CHINESE_FORMAT_56) return 'm"月"d"日"';
	return z === undefined ? 'yyyy/m/d' : String(z);
}

interface Target {
	table: SheetTable;
	date1904: boolean;
}

function printSheet(sheet: SheetJs.WorkSheet, { table, date1904 }: Target): void {
	const formats = new Map<string, CellFormat>();
	const formatOf = (code: string) => {
		const format = formats.get(code) ?? readFormat(code);
		formats.set(code, format);
		return format;
	};
	const rows = (sheet['!data'] ?? []) as (SheetJs.CellObject | undefined)[][];
	rows.forEach((cells, row) =>
		cells?.forEach((cell, column) => {
			if (cell) table.put(row + 1, column, printed(cell, { formatOf, date1904 }));
		})
	);
	for (const { s, e } of sheet['!merges'] ?? [])
		table.merge({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 });
	table.hiddenRows = (sheet['!rows'] ?? []).filter((row) => row?.hidden === true).length;
}

function printed(
	cell: SheetJs.CellObject,
	{ formatOf, date1904 }: { formatOf: (code: string) => CellFormat; date1904: boolean }
): string {
	const { t, v, w } = cell;
	if (t === 'n' && typeof v === 'number')
		return printNumber(v, formatOf(formatCode(cell)), date1904);
	if (t === 'b') return v === true ? 'TRUE' : 'FALSE';
	if (t === 'e') return w ?? ERRORS.get(Number(v)) ?? '#N/A';
	return typeof v === 'string' ? printable(v) : '';
}

const ERRORS = new Map([
	[0x00, '#NULL!'],
	[0x07, '#DIV/0!'],
	[0x0f, '#VALUE!'],
	[0x17, '#REF!'],
	[0x1d, '#NAME?'],
	[0x24, '#NUM!'],
	[0x2a, '#N/A']
]);
