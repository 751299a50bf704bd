/**
 * The shipped editions, parsed. Editions are immutable: a corrected or newer list is a new file
 * here, never a change of one; a test holds a content hash of each. Provenance and terms of use
 * stand in data/CREDITS.md, the credit line in credit-line.ts.
 */
import cityGas2025 from './data/city-gas-supply-2025.json';
import electricity2024 from './data/electricity-result-2024.json';
import electricityHistory from './data/electricity-history.json';
import energyLaw from './data/energy-law.json';
import fuelsBefore2023 from './data/fuels-2009-2022.json';
import fuelsFrom2023 from './data/fuels-from-2023.json';
import heat2024 from './data/heat-result-2024.json';
import nonFossilBefore2023 from './data/non-fossil-2009-2022.json';
import otherFrom2023 from './data/other-energy-from-2023.json';
import scope3 from './data/scope3-v3.6.json';
import { editionFile, type EditionFile } from './schema';

/** Every edition file as shipped, for the hash of its content. */
export const EDITION_FILES: readonly { id: string }[] = [
	cityGas2025,
	electricity2024,
	electricityHistory,
	energyLaw,
	fuelsBefore2023,
	fuelsFrom2023,
	heat2024,
	nonFossilBefore2023,
	otherFrom2023,
	scope3
];

let shipped: readonly EditionFile[] | undefined;

/** Read and checked at first use. */
export function shippedEditions(): readonly EditionFile[] {
	return (shipped ??= EDITION_FILES.map((file) => editionFile.parse(file)));
}

/** Editions of one series stand in for each other: a corrected list of the same year. */
export function seriesOf(file: EditionFile): string {
	if (file.kind === 'supplier_list') return `${file.carrier}/${file.useYear}`;
	return file.series ?? file.id;
}

/** A shipped one by its id. */
export function shippedEdition(id: string): EditionFile | null {
	return shippedEditions().find((file) => file.id === id) ?? null;
}

/** An edition that was brought in, from the text that is kept of it. */
export function readEdition(content: string): EditionFile {
	return editionFile.parse(JSON.parse(content));
}

/** The same for a text that may be anything: the edition, or where it is none. */
export function parseEdition(
	text: string
): { edition: EditionFile } | { path: string; message: string } {
	try {
		const parsed = editionFile.safeParse(JSON.parse(text));
		if (parsed.success) return { edition: parsed.data };
		const [issue] = parsed.error.issues;
		return { path: issue?.path.join('.') ?? '', message: issue?.message ?? '' };
	} catch (error) {
		return { path: '', message: error instanceof Error ? error.message : '' };
	}
}
