import { carrierOf } from '$lib/domain/carriers/carriers';
import { finding, type Finding } from '$lib/domain/finding';
import { ledgerUnit, toLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { toNumber } from '$lib/domain/units/decimal';
import { knownCarrier } from '../cells/carrier-words';
import { cellOf, readQuantity } from '../cells/cells';
import { isBlank, splitRows } from '../text/csv';
import { readDate } from '../cells/dates';
import { findDeliveryTable, fuelIn, type DeliveryTable } from '../headings/delivery-columns';
import type { FigureRow, Layout, Reading, ReadOptions, RecordSet } from '../importer';
import { readNumber } from '../cells/numbers';
import { emptyReading, pushRejected, refusedReading, tooManyPoints } from '../reading';
import { isRemark, totalKind } from '../cells/table-words';
import { readUnit } from '../cells/unit-words';

/** 納品日, 数量(L), 金額: a row is a delivery of fuel, not a billing period. */
export const fuelDeliveries: Layout = {
	id: 'fuel-deliveries',
	kind: 'named',
	recognise(document) {
		const table = findDeliveryTable(document);
		return (
			table && {
				reason: 'fuel_deliveries',
				params: { headerRow: table.headerRow, day: table.day.header }
			}
		);
	},
	read(document, options) {
		const table = findDeliveryTable(document)!;
		const { rows, findings } = splitRows(document, options.maxRows);
		const blocking = findings.find(({ severity }) => severity === 'blocking');
		if (blocking) return refusedReading(blocking);
		const sheet = new DeliverySheet(table, options);
		for (let index = table.headerRow; index < rows.length; index++)
			sheet.add(rows[index]!, index + 1);
		const { reading } = sheet;
		return { ...reading, records: sheet.records(), findings: [...findings, ...reading.findings] };
	}
};

const WITHDRAWN = '削除';
const STOCK_TAKE = /在庫|stock/i;

class DeliverySheet {
	readonly reading: Reading = emptyReading();
	readonly #series = new Map<string, { carrier: string; unit: string; figures: FigureRow[] }>();
	readonly #assumed = new Set<string>();

	constructor(
		private readonly table: DeliveryTable,
		private readonly options: ReadOptions
	) {}

	add(cells: string[], row: number): void {
		if (isBlank(cells) || isRemark(cells)) return;
		if (totalKind(cells) !== null) {
			const label = cells.find((cell) => cell.trim() !== '') ?? '';
			this.reading.findings.push(finding('note', 'row.total_skipped', { label }, { row }));
			return;
		}
		const read = this.#figureOf(cells, row);
		if ('code' in read)
			pushRejected(this.reading.rejected, { sheet: null, row, cells, finding: read });
		else this.#keep(read);
	}

	#figureOf(cells: string[], row: number): Read | Finding {
		const { table } = this;
		const printed = cellOf(cells, table.day);
		const day = readDate(printed, 'ymd');
		const at = (column: string) => ({ row, column });
		if (day?.precision !== 'day')
			return finding(
				'warning',
				'date.unreadable',
				{ value: printed.slice(0, 40) },
				at(table.day.header)
			);
		const carrier = this.#carrierOf(cells);
		if (carrier === null)
			return finding(
				'warning',
				'delivery.fuel_unknown',
				{ value: cellOf(cells, table.fuel ?? undefined).slice(0, 40) },
				{ row }
			);
		const unit = this.#unitOf(cells, carrier, row);
		if (typeof unit !== 'string') return unit;
		const { start, end } = day;
		const stock = table.deed !== null && STOCK_TAKE.test(cellOf(cells, table.deed));
		const figure = {
			...{ kind: stock ? ('stock_take' as const) : ('delivery' as const), start, end },
			...{ quality: null, sheet: null, row, column: table.quantity.header },
			costYen: yenOf(cells, table)
		};
		const text = cellOf(cells, table.quantity);
		if (text === WITHDRAWN)
			return {
				carrier,
				unit: ledgerUnit(unit),
				figure: { ...figure, quantity: null, says: 'none' }
			};
		const power =
			table.quantity.unit?.power ?? readUnit(cellOf(cells, table.unit ?? undefined))?.power ?? 0;
		const read = readQuantity(text, { unit, power });
		if (read.kind !== 'number')
			return finding(
				'warning',
				'number.unreadable',
				{ value: text.slice(0, 40) },
				at(figure.column)
			);
		const own = read.unit ?? unit;
		const inLedger = toLedgerUnit(read.value, own);
		return { carrier, unit: ledgerUnit(own), figure: { ...figure, quantity: inLedger } };
	}

	#carrierOf(cells: string[]): string | null {
		const { fuel, titled } = this.table;
		const named = fuel === null ? null : fuelIn(cellOf(cells, fuel));
		return knownCarrier(named) ?? this.options.carrier ?? knownCarrier(titled);
	}

	#unitOf(cells: string[], carrier: string, row: number): string | Finding {
		const { quantity, unit } = this.table;
		const own = cellOf(cells, unit ?? undefined);
		const read = own === '' ? quantity.unit : readUnit(own);
		if (read) return read.unit;
		if (own !== '') return finding('warning', 'unit.unknown_row', { unit: own }, { row });
		const assumed = this.options.unit ?? carrierOf(carrier).baseUnit;
		if (!this.#assumed.has(carrier)) {
			this.#assumed.add(carrier);
			const params = { column: quantity.header, unit: assumed };
			this.reading.findings.push(finding('note', 'unit.assumed', params, { row }));
		}
		return assumed;
	}

	#keep({ carrier, unit, figure }: Read): void {
		const key = JSON.stringify([carrier, unit]);
		const series = this.#series.get(key) ?? { carrier, unit, figures: [] };
		this.#series.set(key, series);
		series.figures.push(figure);
		const many = tooManyPoints(this.#series.size);
		if (many) this.reading.refused = many;
	}

	records(): RecordSet[] {
		return [...this.#series.values()].map(({ carrier, unit, figures }) => ({
			...{ kind: 'delivery', carrier, unit, label: null },
			...{ supplyPointNumber: null, supplier: null, menu: null },
			...{ bills: [], days: [], figures }
		}));
	}
}

interface Read {
	carrier: string;
	unit: string;
	figure: FigureRow;
}

/** Whole yen; sen are rounded half up, as an invoice's total is. */
function yenOf(cells: string[], { costYen }: DeliveryTable): number | null {
	const read = readNumber(cellOf(cells, costYen ?? undefined));
	return read.kind === 'number' ? Math.round(toNumber(read.value)) : null;
}
