/** What a spreadsheet puts on the clipboard: lines of cells; a cell with a break is quoted. */
export function cellsOf(text: string): string[][] {
	const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
	return lines.map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/, '$1').trim()));
}
