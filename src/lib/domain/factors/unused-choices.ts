import { finding, type Finding } from '../finding';
import type { FactorResolution } from './factor';

interface Choices {
	supplier: string | null;
	menu: string | null;
	area: string | null;
}

/** What was given and decided nothing: whoever gave it believes that it did. */
export function unusedChoices(
	{ supplier, menu, area }: Choices,
	{ factor, status }: FactorResolution
): Finding[] {
	if (status === 'own') return [];
	return [
		...(menu !== null && supplier === null
			? [finding('note', 'factor.menu_without_supplier', { menu })]
			: []),
		...(area !== null && (factor?.area ?? null) === null
			? [finding('note', 'factor.area_unused', { area })]
			: [])
	];
}
