import type { OwnFactor } from '$lib/domain/factors/factor-book';
import type { EditionFile } from './schema';

/** What an edition of a consortium's own factors says, as a company's book has it. */
export function consortiumFactors(file: EditionFile): OwnFactor[] {
	if (file.kind !== 'own_factors') return [];
	return file.rows.map(({ row, carrier, supplier, fromMonth, toMonth, source, ...typed }) => ({
		...{ id: `${file.id}/${row}`, holder: 'consortium', meteringPointId: null },
		...{ carrier, supplier, fromMonth, toMonth },
		valueBasic: figure(typed.basic),
		valueAdjusted: figure(typed.adjusted),
		gjPerUnit: figure(typed.energy),
		kgPerM3: figure(typed.kgPerM3),
		standardM3PerM3: figure(typed.standardM3PerM3),
		source
	}));
}

const figure = (text: string | null) => (text === null ? null : Number(text));
