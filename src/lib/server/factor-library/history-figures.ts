import type { Factor } from '$lib/domain/factors/factor';
import type { DatedFactor, HistoryFigure } from '$lib/domain/factors/factor-library';
import { supplierKey } from '$lib/domain/factors/supplier-name';
import type { HistoryFile } from './schema';

type Row = HistoryFile['rows'][number];

/** Suppliers' figures of earlier years. Preliminary ones are not for use. */
export function historyFigures(file: HistoryFile): HistoryFigure[] {
	return file.rows.flatMap((row) => {
		const { kind, useYear, standing } = row;
		if (kind === 'default' || kind === 'national_average') return [];
		if (useYear === null || standing === 'preliminary') return [];
		const key = supplierKey(row.supplier);
		const factor = { ...factorOf(file, row), supplier: row.supplier };
		const label = row.menuText;
		return [{ kind, key, fromYear: useYear, toYear: useYear, label, row: row.row, factor }];
	});
}

/** National defaults (代替値) of earlier years. The national average is another figure. */
export function historyDefaults(file: HistoryFile): DatedFactor[] {
	return national(file, 'default');
}

/** 全国平均係数 of the years of which one is known. */
export function historyAverages(file: HistoryFile): DatedFactor[] {
	return national(file, 'national_average');
}

function national(file: HistoryFile, kind: 'default' | 'national_average'): DatedFactor[] {
	return file.rows.flatMap((row) => {
		if (row.kind !== kind || row.useYear === null) return [];
		const years = { fromYear: row.useYear, toYear: row.useYear };
		return [{ carrier: file.carrier, ...years, label: row.supplier, factor: factorOf(file, row) }];
	});
}

function factorOf(file: HistoryFile, row: Row): Factor {
	return {
		id: `${file.id}/${row.row}`,
		carrier: file.carrier,
		supplier: null,
		menu: row.menu,
		area: null,
		valueBasic: row.basic === null ? null : Number(row.basic),
		valueAdjusted: row.adjusted === null ? null : Number(row.adjusted),
		unit: file.printedUnit,
		edition: `${file.label}（${row.resultYear}年度実績）`,
		listDate: null,
		resultYear: row.resultYear,
		useYear: row.useYear,
		source: row.source,
		confidence: row.confidence
	};
}
