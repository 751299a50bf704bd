import { finding, type Finding } from '$lib/domain/finding';
import type { Document, Reading } from '../importer';
import { askForMapping } from '../reading';

/**
 * Figures side by side that rise for two days without a fall are a counter's (指示数): they are not
 * added up as use before a person has said what they are.
 */
export function askWhatRises(document: Document, headerRow: number): Reading {
	const why = finding('blocking', 'table.rising', {}, { row: headerRow + 1 });
	return askForMapping(document, headerRow, why);
}

/** Where a person, or a supplier's own layout, says that the figures are use. */
export function risingNoted(headerRow: number): Finding {
	return finding('warning', 'table.rising', {}, { row: headerRow + 1 });
}
