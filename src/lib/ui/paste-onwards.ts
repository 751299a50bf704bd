import type { Action } from 'svelte/action';

/**
 * A column or row copied from a spreadsheet fills the fields from the one it is pasted into on.
 * One cell is pasted as usual.
 */
export const pasteOnwards: Action<HTMLElement> = (group) => {
	const paste = (event: ClipboardEvent) => {
		const cells = pastedCells(event.clipboardData?.getData('text/plain') ?? '');
		const fields = [...group.querySelectorAll('input')];
		const first = fields.findIndex((field) => field === event.target);
		if (cells.length < 2 || first < 0) return;
		event.preventDefault();
		for (const [at, field] of fields.slice(first, first + cells.length).entries())
			field.value = cells[at]!;
	};
	group.addEventListener('paste', paste);
	return { destroy: () => group.removeEventListener('paste', paste) };
};

/** The cells in reading order; the line end behind the last is none. */
export function pastedCells(text: string): string[] {
	return text
		.replace(/\r?\n$/, '')
		.split(/\r?\n|\t/)
		.map((cell) => cell.trim());
}
