import type { Choice } from './choice';

/** How a row of the sheet stands out: headings, rows above them, rows to be skipped. */
export function rowLook(row: number, { headerRow, skipRows }: Choice): string {
	if (row === headerRow) return 'bg-accent-soft font-bold';
	if (row < headerRow) return 'text-sub bg-ground';
	return skipRows.includes(row) ? 'text-sub line-through' : '';
}

/** On a phone three rows below the headings are enough to tell a column. */
export function isSample(row: number, { headerRow, skipRows }: Choice): boolean {
	const skipped = skipRows.filter((one) => one > headerRow && one <= row).length;
	return row > headerRow && row <= headerRow + skipped + 3 && !skipRows.includes(row);
}
