import { supplierKey } from '$lib/domain/factors/supplier-name';
import type { ListedFigure, ListedSupplier, Section } from './factor-list';
import type { ListKind } from './list-kinds';
import type { ListRow, Place } from './list-rows';
import { shifted } from './printed-figure';

export interface Block extends ListedSupplier {
	places: Place[];
}

export interface Blocks {
	suppliers: Block[];
	default: ListedFigure | null;
	nationalAverage: ListedFigure | null;
	/** Rows under no supplier at all. */
	orphans: Place[];
}

/** Rows with both figures, as their suppliers' blocks: what is printed once holds for all below. */
export function blocksOf(
	rows: readonly ListRow[],
	{ kind, power }: { kind: ListKind; power: number }
): Blocks {
	const found: Blocks = { suppliers: [], default: null, nationalAverage: null, orphans: [] };
	let area = '';
	rows.forEach((row, index) => {
		const figure = figureOf(row, { kind, power, number: index + 1 });
		if (row.section === 'default') found.default ??= { ...figure, ...ALONE, kind: 'default' };
		else if (row.section === 'national_average')
			found.nationalAverage ??= { ...figure, ...ALONE, kind: 'national_average' };
		else {
			const before = found.suppliers.at(-1);
			const block = before && continues(row, before) ? before : begin(row, found);
			if (!block) return void found.orphans.push(row);
			if (block !== before) area = '';
			area = row.area || area;
			addTo(block, { row, figure: named(figure, { row, area, kind }) });
		}
	});
	return found;
}

const ALONE = { menu: null, label: null, area: null };

function continues(row: ListRow, block: Block): boolean {
	const sameName = row.name === '' || row.name === block.name;
	const sameNumber = row.registrationNo === '' || row.registrationNo === block.registrationNo;
	return sameName && sameNumber && row.section === block.section;
}

function begin(row: ListRow, { suppliers }: Blocks): Block | null {
	if (row.name === '') return null;
	const { registrationNo, name, searchName } = row;
	const block: Block = {
		section: row.section as Section,
		...{ registrationNo, name, searchName, formerName: row.formerName ?? formerNameIn(name) },
		...{ coveragePercent: null, figures: [], places: [] }
	};
	suppliers.push(block);
	return block;
}

/** カナデビア(株)（旧:日立造船(株)） */
function formerNameIn(name: string): string | null {
	const inner = /[(（]旧[:：]\s*(.+)[)）]$/.exec(name)?.[1];
	return inner === undefined ? null : inner.trim();
}

function addTo(block: Block, { row, figure }: { row: ListRow; figure: ListedFigure }): void {
	block.coveragePercent ??= row.coverage;
	block.figures.push(figure);
	block.places.push({ sheet: row.sheet, row: row.row });
}

function figureOf(
	row: ListRow,
	{ kind, power, number }: { kind: ListKind; power: number; number: number }
): ListedFigure {
	const { decimals } = kind;
	return {
		...{ row: number, kind: 'single', ...ALONE },
		basic: shifted(row.basic!, { power, decimals }),
		adjusted: shifted(row.adjusted!, { power, decimals }),
		...{ substitute: row.substitute, note: row.note }
	};
}

/** Gas and heat print area and menu in one text, or in two columns. */
function named(
	figure: ListedFigure,
	{ row, area, kind }: { row: ListRow; area: string; kind: ListKind }
): ListedFigure {
	const whole = row.menu.includes(area) ? row.menu : `${area} ${row.menu}`;
	const label = whole.trim() || null;
	const placed = kind.carrier === 'electricity' ? null : area || withoutMenu(row.menu);
	return { ...figure, label, area: placed, ...kindOf(label ?? '') };
}

const withoutMenu = (text: string) => text.replace(/\s*(?:メニュー[A-Z]+|残差).*$/, '') || null;

function kindOf(label: string): Pick<ListedFigure, 'kind' | 'menu'> {
	if (/参考値|事業者全体/.test(label)) return { kind: 'company_average', menu: 'company_average' };
	const letters = /メニュー([A-Z]{1,3})/.exec(label.normalize('NFKC'))?.[1] ?? null;
	if (/残差/.test(label)) return { kind: 'residual', menu: letters ?? 'residual' };
	return letters === null ? { kind: 'single', menu: null } : { kind: 'menu', menu: letters };
}

/** What may stand once in a list only. */
export function figureKey({ section, name }: ListedSupplier, figure: ListedFigure): string {
	return [section, supplierKey(name), figure.menu ?? '', figure.area ?? ''].join('|');
}
