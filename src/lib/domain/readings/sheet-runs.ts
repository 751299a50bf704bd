/**
 * On which sheet of a workbook the slots of a day stand: a list of runs, each from a slot on.
 * Nearly every day has one; the last slot of a month may stand on the sheet of the next one.
 */
export interface SheetRun {
	fromSlot: number;
	sheet: string;
}

export function wholeDayOn(sheet: string): SheetRun[] {
	return [{ fromSlot: 0, sheet }];
}

/** null of a text, which has no sheets. */
export function sheetOfSlot(runs: readonly SheetRun[] | null, slot: number): string | null {
	return runs?.findLast(({ fromSlot }) => fromSlot <= slot)?.sheet ?? null;
}

/** `sheets` by slot; null where a slot is empty, which belongs to the run around it. */
export function sheetRuns(sheets: readonly (string | null)[]): SheetRun[] | null {
	const runs: SheetRun[] = [];
	sheets.forEach((sheet, slot) => {
		if (sheet === null || sheet === runs.at(-1)?.sheet) return;
		runs.push({ fromSlot: runs.length === 0 ? 0 : slot, sheet });
	});
	return runs.length > 0 ? runs : null;
}

/** As text in a table: `[[0,"4月"],[47,"5月"]]`. */
export function writeSheetRuns(runs: readonly SheetRun[] | null): string | null {
	return runs && JSON.stringify(runs.map(({ fromSlot, sheet }) => [fromSlot, sheet]));
}

export function readSheetRuns(text: string | null): SheetRun[] | null {
	if (text === null) return null;
	const pairs = JSON.parse(text) as [number, string][];
	return pairs.map(([fromSlot, sheet]) => ({ fromSlot, sheet }));
}
