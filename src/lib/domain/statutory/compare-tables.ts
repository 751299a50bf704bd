import type { StatutoryFigures, StatutoryLine, StatutoryTable } from './statutory-table';

const COMPARED = ['quantity', 'gigajoules', 'crudeOilKl', 'co2TBasic', 'co2TAdjusted'] as const;
export type ComparedFigure = (typeof COMPARED)[number];

/** A figure that is another today than in a table that was issued. */
export interface ChangedFigure {
	/** null in the line of totals. */
	carrier: string | null;
	figure: ComparedFigure;
	issued: number | null;
	today: number | null;
}

type Figures = StatutoryFigures & { quantity?: number | null };
type Compared = Pick<StatutoryTable, 'totals'> & { lines: readonly ComparedLine[] };
type ComparedLine = Pick<StatutoryLine, 'carrier' | ComparedFigure>;

/** Figure by figure, lines that came or went included. Exact: a table is only what it printed. */
export function changedFigures(issued: Compared, today: Compared): ChangedFigure[] {
	const carriers = [...issued.lines, ...today.lines].map(({ carrier }) => carrier);
	const lines = [...new Set(carriers)].flatMap((carrier) =>
		changed(carrier, lineOf(issued, carrier), lineOf(today, carrier))
	);
	return [...lines, ...changed(null, issued.totals, today.totals)];
}

function lineOf({ lines }: Compared, carrier: string): ComparedLine | undefined {
	return lines.find((line) => line.carrier === carrier);
}

function changed(
	carrier: string | null,
	before: Figures | undefined,
	after: Figures | undefined
): ChangedFigure[] {
	return COMPARED.flatMap((figure) => {
		const [issued, today] = [before?.[figure] ?? null, after?.[figure] ?? null];
		return issued === today ? [] : [{ carrier, figure, issued, today }];
	});
}
