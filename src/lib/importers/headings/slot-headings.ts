import { readClock, readMinutes } from '../cells/clock';
import { readUnit, unitInHeading, type UnitReading } from '../cells/unit-words';

/** A heading read as a slot of the day: by its time or by its number. */
export interface SlotHeading {
	index: number;
	header: string;
	/** What stands around time or number: `kWh_1` and `kVArh_1` are of two groups. */
	group: string;
	minutes: number | null;
	/** End of a printed slot 0:00～0:30, null where a single time stands. */
	endMinutes: number | null;
	ordinal: number | null;
	unit: UnitReading | null;
}

type Read = Pick<SlotHeading, 'group'> & Partial<SlotHeading>;

const MAX_LENGTH = 60;

/**
 * Every way in which a heading can be read: `30` is the thirtieth slot or half past midnight.
 * Only one way makes a whole day of all the headings together.
 */
export function slotHeadings(header: string, index: number): SlotHeading[] {
	if (header.length > MAX_LENGTH || !/[\d０-９]/.test(header)) return [];
	const text = header.normalize('NFKC').trim();
	const bare = text
		.replace(/^\[|\]$/g, '')
		.replace(/\((?:kwh|電力量)\)$/i, '')
		.trim();
	const unit = unitInHeading(header);
	const untimed = { minutes: null, endMinutes: null, ordinal: null };
	return [clockAlone(text, bare), behindWords(bare), hoursAndMinutes(bare), numbered(bare)].flatMap(
		(read) => (read ? [{ index, header, unit, ...untimed, ...read }] : [])
	);
}

/** `0:30`, `00:30:00`, `0時～1時`, `0:00～0:30(kWh)`. */
function clockAlone(text: string, bare: string): Read | null {
	const clock = readClock(bare);
	return clock && { group: text.replace(/\d+/g, '0').replace(/[時分:]/g, ':'), ...clock };
}

/** `Consumption 00:30 AM`, `consumptionHH_00_30_00`, `H0030`, `reading2330`. */
function behindWords(bare: string): Read | null {
	const match =
		/^(.*\D)(?<!\d[:_])(\d{1,2})[:_](\d{2})(?:[:_]00)?(?:\s*([ap]m))?$/i.exec(bare) ??
		/^(\D+)(\d{2})(\d{2})$/.exec(bare);
	if (!match) return null;
	const [, words, hours, past, half] = match;
	const minutes = readMinutes(`${hours}:${past}${half ? ` ${half}` : ''}`);
	return minutes === null ? null : { group: `${words!.trim()} :`, minutes };
}

/** `30`, `100`, `2330`: hours and minutes as one number. */
function hoursAndMinutes(bare: string): Read | null {
	if (!/^\d{1,4}$/.test(bare)) return null;
	const past = Number(bare) % 100;
	const minutes = ((Number(bare) - past) / 100) * 60 + past;
	return past < 60 && minutes <= 1440 ? { group: 'hhmm', minutes } : null;
}

/** `kWh_1`, `HH48`, `[7]`, `12コマ`. */
function numbered(bare: string): Read | null {
	const match = /^(.*?)[_ ]?(\d{1,2})(?:コマ目?|番目?)?$/.exec(bare);
	if (!match) return null;
	const unit = readUnit(match[1]!);
	return { group: `#${match[1]}`, ordinal: Number(match[2]), ...(unit ? { unit } : {}) };
}
