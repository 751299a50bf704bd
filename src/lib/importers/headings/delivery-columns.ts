import { knownCarrier, carrierIn, type CarrierWord } from '../cells/carrier-words';
import { columnsOf, readColumns, type Column } from './columns';
import { readDate } from '../cells/dates';
import { comparable } from '../cells/half-width';
import type { Document } from '../importer';

/**
 * Tables of fuel deliveries: a row is what a lorry brought, or what was filled up with a card, on
 * a day. What tells them from bills is the heading of the day (納品日, 給油日), a day in each row,
 * and a quantity; a billing period beside it makes it a table of bills.
 */
export interface DeliveryTable {
	headerRow: number;
	day: Column;
	quantity: Column;
	costYen: Column | null;
	/** 品名, 油種: the fuel of each row; null where the table is of one. */
	fuel: Column | null;
	unit: Column | null;
	/** 納品 or 在庫, in the tables that were typed here. */
	deed: Column | null;
	/** What title, heading or file name say of the fuel. */
	titled: CarrierWord | null;
	preamble: string;
}

const DAY =
	/^(?:納品|納入|配達|配送|給油|荷卸し?|入荷|引取)(?:年月)?日[時付]?$|^(?:ご利用|利用)(?:年月)?日$|^deliver(?:y|ed)(?:date|on|day)?$|^date(?:of)?deliver(?:y|ed)$/;
/** A card's statement says 利用日 of anything: only with fuel in its rows or title. */
const OF_A_CARD = /利用/;
const QUANTITY =
	/数量|納[品入]量|配[達送]量|給油量|入荷量|引取量|^quantity|^volume|^litres?$|^liters?$/;
const FUEL = /^(?:品名|品目|商品名?|油種|燃料種?|製品名?|product|fuel)$/;
const DEED = /^区分$/;

export function findDeliveryTable(document: Document): DeliveryTable | null {
	const { head } = document;
	for (let row = 0; row < head.length - 1; row++) {
		const found = tableAt(document, row);
		if (found) return found;
	}
	return null;
}

function tableAt({ head, fileName }: Document, row: number): DeliveryTable | null {
	const columns = readColumns(head[row]!);
	const find = (words: RegExp) => columns.find(({ header }) => words.test(comparable(header)));
	const [day, quantity] = [find(DAY), find(QUANTITY)];
	if (!day || !quantity || day === quantity) return null;
	if (columnsOf(columns, 'start').length > 0 || columnsOf(columns, 'end').length > 0) return null;
	const body = head.slice(row + 1).filter((cells) => isDay(cells[day.index]));
	if (body.length === 0) return null;
	const fuel = find(FUEL) ?? null;
	const preamble = head.slice(0, row).flat().join(' ').slice(0, 500);
	const titled = carrierIn(quantity.header) ?? carrierIn(`${preamble} ${fileName}`);
	const ofFuel = fuel !== null && body.some((cells) => isFuel(cells[fuel.index] ?? ''));
	if (OF_A_CARD.test(day.header) && !ofFuel && knownCarrier(titled) === null) return null;
	const costYen = columnsOf(columns, 'costYen').find((one) => one !== quantity) ?? null;
	const unit = columnsOf(columns, 'unit')[0] ?? null;
	const deed = find(DEED) ?? null;
	return { headerRow: row + 1, day, quantity, costYen, fuel, unit, deed, titled, preamble };
}

const isDay = (cell = '') => readDate(cell, 'ymd')?.precision === 'day';

const isFuel = (text: string) => fuelIn(text) !== null;

/** レギュラー and ハイオク are gasoline only where fuel is sold. */
export function fuelIn(text: string): CarrierWord | null {
	if (/レギュラー|ハイオク|regular|premium/i.test(comparable(text))) return 'gasoline';
	return carrierIn(text, 'L');
}
