import { no, yes, type Outcome } from '../outcome';
import type { Factor, FoundStep } from './factor';
import type { ListedFigure, ListedSupplier } from './factor-library';
import { menuCode } from './menu';

export interface ChosenFigure {
	figure: ListedFigure;
	/** The figure's factor; without an area where every area of the supplier has the same. */
	factor: Factor;
	step: FoundStep['step'];
	matched: string;
}

interface Choice {
	menu: string | null;
	area: string | null;
}

/**
 * One figure of a listed supplier. Menu and area narrow down; without a menu it is the residual,
 * else the company figure where the supplier has menus but no residual (the list says so), else
 * the only figure. An area is asked for only when the figures of the areas differ.
 */
export function chooseFigure(
	supplier: ListedSupplier,
	{ menu, area }: Choice
): Outcome<ChosenFigure, 'menu.unknown' | 'area.required'> {
	const ofMenu = menu === null ? ordinaryFigures(supplier) : figuresOfMenu(supplier, menu);
	if (ofMenu.length === 0)
		return no('menu.unknown', {
			supplier: supplier.name,
			menu: menu ?? '',
			choices: menus(supplier)
		});
	const ofArea = figuresOfArea(ofMenu, area);
	if (ofArea.length === 0 || !allAlike(ofArea))
		return no('area.required', { supplier: supplier.name, choices: areas(ofMenu) });
	return yes(chosen(supplier, ofArea, menu));
}

/** What a customer without a menu is supplied with, one figure per area. */
function ordinaryFigures({ figures }: ListedSupplier): ListedFigure[] {
	const areasOf = [...new Set(figures.map((figure) => figure.factor.area))];
	return areasOf.flatMap((area) => {
		const here = figures.filter((figure) => figure.factor.area === area);
		const kinds = ['residual', 'single', 'company_average'] as const;
		const first = kinds.flatMap((kind) => here.filter((figure) => figure.kind === kind))[0];
		return first ? [first] : [];
	});
}

function figuresOfMenu({ figures }: ListedSupplier, menu: string): ListedFigure[] {
	const code = menuCode(menu);
	if (code === 'residual' || code === 'company_average')
		return figures.filter((figure) => figure.kind === code);
	return figures.filter((figure) => figure.factor.menu === code);
}

/** An area narrows down only where the list has areas: power is not listed by area. */
function figuresOfArea(figures: readonly ListedFigure[], area: string | null): ListedFigure[] {
	if (area === null || figures.every((one) => one.factor.area === null)) return [...figures];
	const wanted = plain(area);
	const areaOf = (one: ListedFigure) => plain(one.factor.area ?? '');
	const exact = figures.filter((one) => areaOf(one) === wanted);
	// 福島地区、茨城地区 is one entry for two districts.
	return exact.length > 0
		? exact
		: figures.filter((one) => areaOf(one).split('、').includes(wanted));
}

function plain(text: string): string {
	return text.normalize('NFKC').replace(/\s/g, '');
}

function allAlike([first, ...others]: readonly ListedFigure[]): boolean {
	return others.every(
		({ factor }) =>
			factor.valueBasic === first!.factor.valueBasic &&
			factor.valueAdjusted === first!.factor.valueAdjusted
	);
}

const STEP_OF_KIND: Record<ListedFigure['kind'], FoundStep['step']> = {
	menu: 'supplier_menu',
	residual: 'supplier_residual',
	company_average: 'supplier_company_figure',
	single: 'supplier_only_figure'
};

function chosen(
	supplier: ListedSupplier,
	figures: ListedFigure[],
	menu: string | null
): ChosenFigure {
	const figure = figures[0]!;
	const anyArea = figures.length > 1;
	const label = anyArea ? '（全区域同値）' : ` ${figure.label}`;
	return {
		figure,
		factor: anyArea ? { ...figure.factor, area: null } : figure.factor,
		step: menu === null ? STEP_OF_KIND[figure.kind] : 'supplier_menu',
		matched: `${supplier.name}${label}`.trim()
	};
}

function menus({ figures }: ListedSupplier): string {
	return unique(figures.map((figure) => figure.factor.menu));
}

function areas(figures: readonly ListedFigure[]): string {
	return unique(figures.map((figure) => figure.factor.area));
}

/** One to a line: 福島地区、茨城地区 is the name of one area. */
function unique(texts: readonly (string | null)[]): string {
	return [...new Set(texts.filter((text) => text !== null))].join('\n');
}
