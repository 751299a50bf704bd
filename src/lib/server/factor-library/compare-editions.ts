import { supplierKey } from '$lib/domain/factors/supplier-name';
import type { EditionFile, FuelTableFile, SupplierListFile } from './schema';

/** A figure that another edition of the list prints otherwise, or that only one of them prints. */
export interface FigureDifference {
	kind: 'added' | 'gone' | 'changed';
	/** Whose figure: a supplier, a fuel, the default. */
	name: string;
	/** Menu and area as printed. */
	label: string | null;
	/** basic, adjusted; null where the edition has none. */
	old: { basic: string | null; adjusted: string | null } | null;
	now: { basic: string | null; adjusted: string | null } | null;
}

export interface EditionDifferences {
	/** What it was compared with; null: nothing like it was there. */
	base: { id: string; label: string } | null;
	added: string[];
	gone: string[];
	renamed: { old: string; now: string }[];
	figures: FigureDifference[];
	same: number;
}

interface Entry {
	owner: string;
	name: string;
	label: string | null;
	basic: string | null;
	adjusted: string | null;
}

/** What an edition says that the one before does not, figure by figure. */
export function compareEditions(
	before: EditionFile | null,
	after: EditionFile
): EditionDifferences {
	const base = before && { id: before.id, label: before.label };
	const [old, now] = [before ? entriesOf(before) : new Map<string, Entry>(), entriesOf(after)];
	const differences = [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
		differenceOf(old.get(key), now.get(key))
	);
	const owners = { old: ownersOf(old), now: ownersOf(now) };
	const both = [...owners.now.keys()].filter((owner) => owners.old.has(owner));
	return {
		base,
		added: base ? namesOnlyIn(owners.now, owners.old) : [],
		gone: namesOnlyIn(owners.old, owners.now),
		renamed: both
			.map((owner) => ({ old: owners.old.get(owner)!, now: owners.now.get(owner)! }))
			.filter((one) => one.old !== one.now),
		figures: base ? differences : [],
		same: now.size - differences.filter(({ kind }) => kind !== 'gone').length
	};
}

/** How many figures an edition holds, its default among them. */
export function countFigures(edition: EditionFile): number {
	return entriesOf(edition).size;
}

function differenceOf(old: Entry | undefined, now: Entry | undefined): FigureDifference[] {
	const { name, label } = (now ?? old)!;
	const figures = { name, label, old: old ? valuesOf(old) : null, now: now ? valuesOf(now) : null };
	if (!old) return [{ ...figures, kind: 'added' }];
	if (!now) return [{ ...figures, kind: 'gone' }];
	const same = isSame(old.basic, now.basic) && isSame(old.adjusted, now.adjusted);
	return same ? [] : [{ ...figures, kind: 'changed' }];
}

const valuesOf = ({ basic, adjusted }: Entry) => ({ basic, adjusted });

/** 0.52 and 0.520 are one figure. */
const isSame = (a: string | null, b: string | null) =>
	a === null || b === null ? a === b : Number(a) === Number(b);

function ownersOf(entries: ReadonlyMap<string, Entry>): Map<string, string> {
	return new Map([...entries.values()].map(({ owner, name }) => [owner, name]));
}

function namesOnlyIn(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) {
	return [...some].filter(([owner]) => !others.has(owner)).map(([, name]) => name);
}

function entriesOf(file: EditionFile): Map<string, Entry> {
	const entries = file.kind === 'supplier_list' ? listed(file) : otherEntries(file);
	return new Map(entries);
}

/** A supplier that has a number keeps it when its name changes. */
function listed(file: SupplierListFile): [string, Entry][] {
	const figures = file.suppliers.flatMap((supplier) => {
		const { section, registrationNo, name } = supplier;
		const owner = `${section} ${registrationNo || supplierKey(name)}`;
		return supplier.figures.map((figure): [string, Entry] => {
			const { label, basic, adjusted } = figure;
			const key = [owner, figure.kind, figure.menu ?? '', figure.area ?? ''].join('|');
			return [key, { owner, name, label, basic, adjusted }];
		});
	});
	const { basic, adjusted } = file.default;
	const name = file.default.label ?? '代替値';
	return [...figures, ['default', { owner: 'default', name, label: null, basic, adjusted }]];
}

function otherEntries(file: Exclude<EditionFile, SupplierListFile>): [string, Entry][] {
	if (file.kind === 'fuel_table') return file.rows.map(fuelEntry);
	return file.rows.map((row): [string, Entry] => {
		const { row: _, ...said } = row;
		const name = nameOf(row);
		const owner = `${name} ${'menuText' in row ? `${row.menuText} ${row.resultYear}` : ''}`;
		const value = JSON.stringify(said);
		return [`${owner}|${value}`, { owner, name, label: null, basic: null, adjusted: null }];
	});
}

type OtherRow = Exclude<EditionFile, SupplierListFile | FuelTableFile>['rows'][number];

function nameOf(row: OtherRow): string {
	if ('carrier' in row) return row.supplier ?? row.carrier;
	return 'supplier' in row ? row.supplier : row.name;
}

function fuelEntry(row: FuelTableFile['rows'][number]): [string, Entry] {
	const owner = [...row.carriers, row.supplier ?? ''].join(' ');
	const value =
		row.tCo2PerUnit ?? (row.heatGjPerUnit && `${row.heatGjPerUnit}×${row.carbonTPerGj}`);
	const label = `${row.fromYear}–${row.toYear ?? ''}`;
	const entry = { owner, name: row.name, label, basic: value, adjusted: value };
	return [`${owner}|${row.fromYear}`, entry];
}
