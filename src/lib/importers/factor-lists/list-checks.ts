import { finding, type Finding } from '$lib/domain/finding';
import type { ListKind } from './list-kinds';
import type { ListRow, Place } from './list-rows';
import { type Block, type Blocks, figureKey } from './supplier-blocks';

/** Of rows before they are put together: both bases, each with a figure. */
export function basisFindings(rows: readonly ListRow[]): Finding[] {
	return rows
		.filter(({ basic, adjusted }) => basic === null || adjusted === null)
		.map(({ basic, name, sheet, row }) => {
			const column = basic === null ? '基礎排出係数' : '調整後排出係数';
			return finding(
				'blocking',
				'factors.basis_missing',
				{ supplier: name, column },
				{ sheet, row, column }
			);
		});
}

/** What is odd about a list, by supplier and figure. */
export function listFindings(blocks: Blocks, kind: ListKind): Finding[] {
	return [
		...(blocks.default ? [] : [finding('blocking', 'factors.default_missing')]),
		...blocks.orphans.map((place) => finding('blocking', 'factors.supplier_missing', {}, place)),
		...duplicates(blocks.suppliers),
		...blocks.suppliers.flatMap((block) => implausible(block, kind)),
		...blocks.suppliers.flatMap(companyFigureAlone)
	];
}

function duplicates(suppliers: readonly Block[]): Finding[] {
	const seen = new Map<string, Place>();
	return suppliers.flatMap((block) =>
		block.figures.flatMap((figure, at) => {
			const key = figureKey(block, figure);
			const place = block.places[at]!;
			const first = seen.get(key);
			if (first === undefined) {
				seen.set(key, place);
				return [];
			}
			const params = { supplier: block.name, menu: figure.label ?? '－', firstRow: first.row };
			return [finding('blocking', 'factors.duplicate', params, place)];
		})
	);
}

/** t for kg, or the other way round, moves a figure a thousandfold. */
function implausible(block: Block, { plausible: { from, to }, printedUnit }: ListKind): Finding[] {
	return block.figures.flatMap(({ basic, adjusted }, at) =>
		(
			[
				['基礎排出係数', basic],
				['調整後排出係数', adjusted]
			] as const
		).flatMap(([column, value]) => {
			const number = Number(value);
			if (number === 0 || (number >= from && number <= to)) return [];
			const params = { supplier: block.name, value, unit: printedUnit };
			return [finding('blocking', 'factors.implausible', params, { ...block.places[at]!, column })];
		})
	);
}

function companyFigureAlone(block: Block): Finding[] {
	if (!block.figures.every(({ kind }) => kind === 'company_average')) return [];
	const params = { supplier: block.name };
	return [finding('warning', 'factors.company_figure_alone', params, block.places[0]!)];
}
