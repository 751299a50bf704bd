import type { Mapping, Means, Trial } from './types';

/** What stands in the fields of the screen. */
export interface Choice {
	headerRow: number;
	shape: 'bill' | 'reading' | 'wide_day' | 'matrix';
	carrier: string;
	order: string;
	period: 'columns' | 'month' | 'readingDay' | 'whole';
	from: string;
	to: string;
	slotMinutes: string;
	stamp: string;
	figures: string;
	skipRows: number[];
	/** One for each column of the table. */
	columns: ColumnChoice[];
}

export interface ColumnChoice {
	means: Means;
	unit: string;
	carrier: string;
}

export function choiceOf({ mapping, columns }: Pick<Trial, 'mapping' | 'columns'>): Choice {
	const { headerRow, carrier, slotMinutes, stamp, skipRows = [] } = mapping;
	return {
		headerRow,
		carrier,
		shape: shapeOf(mapping),
		order: mapping.columns.find(({ format }) => format !== undefined)?.format ?? '',
		period: periodRule(mapping),
		from: mapping.period?.from ?? '',
		to: mapping.period?.to ?? '',
		slotMinutes: slotMinutes === undefined ? '' : String(slotMinutes),
		stamp: stamp ?? '',
		figures: mapping.figures === 'register' ? 'register' : '',
		skipRows,
		columns: columns.map((column) => columnChoice(mapping, column))
	};
}

function shapeOf({ shape, rowIs, slotMinutes, columns }: Mapping): Choice['shape'] {
	if (shape !== 'rows') return shape;
	const timed = slotMinutes !== undefined || columns.some(({ means }) => means === 'time');
	return rowIs ?? (timed ? 'reading' : 'bill');
}

function columnChoice(
	{ columns }: Mapping,
	{ index, header }: { index: number; header: string }
): ColumnChoice {
	const said = columns.find((one) =>
		one.index === undefined ? one.header === header : one.index === index
	);
	return { means: said?.means ?? 'ignore', unit: said?.unit ?? '', carrier: said?.carrier ?? '' };
}

/** A table with no dates in its rows can only be of one period. */
function periodRule({ period, dayMeans, columns }: Mapping): Choice['period'] {
	const dated = columns.some(({ means }) => ['date', 'start', 'end'].includes(means));
	return period || !dated ? 'whole' : (dayMeans ?? 'columns');
}

/** Columns as shown: of many like ones side by side the first stands for all. */
export function shownColumns(columns: Trial['columns']) {
	return columns.flatMap((column, at) => {
		if (column.run === null) return [{ ...column, count: 1 }];
		if (columns[at - 1]?.run === column.run) return [];
		const after = columns.slice(at).findIndex(({ run }) => run !== column.run);
		return [{ ...column, count: after === -1 ? columns.length - at : after }];
	});
}

export type ShownColumn = ReturnType<typeof shownColumns>[number];
