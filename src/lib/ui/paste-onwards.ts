import type { Action } from 'svelte/action';
import { cellsOf } from './pasted-cells';

/**
 * A column or row copied from a spreadsheet fills the fields from the one it is pasted into on.
 * One cell is pasted as usual.
 */
export const pasteOnwards: Action<HTMLElement> = (group) => {
	const paste = (event: ClipboardEvent) => {
		const cells = cellsOf(event.clipboardData?.getData('text/plain') ?? '').flat();
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
