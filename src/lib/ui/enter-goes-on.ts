/**
 * Enter goes to the next field, as in a form of accounts, and sends from the last one. A browser
 * alone would send from any. Choosing a word of an input method with Enter stays what it is.
 */
export function enterGoesOn(form: HTMLFormElement): () => void {
	const onkeydown = (event: KeyboardEvent) => {
		if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return;
		if (!(event.target instanceof HTMLInputElement)) return;
		const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter(isShown);
		const next = fields[fields.indexOf(event.target) + 1];
		if (!next) return;
		event.preventDefault();
		next.focus();
		if (next instanceof HTMLInputElement) next.select();
	};
	form.addEventListener('keydown', onkeydown);
	return () => form.removeEventListener('keydown', onkeydown);
}

const FIELDS = 'input:not([type=hidden]):not([type=radio]), select, textarea';

const isShown = (element: HTMLElement) =>
	element.checkVisibility() && !element.hasAttribute('disabled');
