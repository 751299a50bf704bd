/** Arrow keys and Enter walk through the open cells of a grid, Tab goes line by line as ever. */
export function moveFrom(event: KeyboardEvent, grid: HTMLTableElement): void {
	const { target } = event;
	if (!(target instanceof HTMLInputElement) || event.isComposing) return;
	const step = stepOf(event, target);
	if (!step) return;
	event.preventDefault();
	const lines = [...grid.tBodies[0]!.rows].map((row) => [...row.querySelectorAll('input')]);
	const at = lines.findIndex((line) => line.includes(target));
	const column = lines[at]!.indexOf(target);
	const next = step.across ? lines[at]![column + step.across] : below(lines, { at, column, step });
	next?.focus();
	next?.select();
}

interface Step {
	down: number;
	across: number;
}

/** Left and right only from the ends of a text: within it they move the caret. */
function stepOf({ key, shiftKey }: KeyboardEvent, input: HTMLInputElement): Step | null {
	const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
	const first = whole || input.selectionEnd === 0;
	const last = whole || input.selectionStart === input.value.length;
	switch (key) {
		case 'ArrowDown':
			return { down: 1, across: 0 };
		case 'ArrowUp':
			return { down: -1, across: 0 };
		case 'Enter':
			return { down: shiftKey ? -1 : 1, across: 0 };
		case 'ArrowRight':
			return last ? { down: 0, across: 1 } : null;
		case 'ArrowLeft':
			return first ? { down: 0, across: -1 } : null;
		default:
			return null;
	}
}

/** Locked lines have no cells and are stepped over. */
function below(
	lines: HTMLInputElement[][],
	{ at, column, step }: { at: number; column: number; step: Step }
): HTMLInputElement | undefined {
	for (let line = at + step.down; lines[line]; line += step.down)
		if (lines[line]![column]) return lines[line]![column];
	return undefined;
}
