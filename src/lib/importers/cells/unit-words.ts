import { comparable } from './half-width';

/** A unit as printed, as the API's code and the power of ten that leads to it. */
export interface UnitReading {
	/**
	 * Code of the API (`kWh`, `m3`, `GJ` …), or `kW`, `yen`, `percent`, `co2` for other columns;
	 * `normal_m3` (0 °C, 1 atm) is asked about: it is another volume than the metered m3.
	 */
	unit: string;
	/** 千kWh → kWh × 10^3. */
	power: number;
}

const of = (unit: string, power = 0): UnitReading => ({ unit, power });

/** Spellings after NFKC and lower case: ㎥ is m3, ㎏ is kg, ℓ and ㍑ are L. */
const UNITS = new Map<string, UnitReading>([
	['kwh', of('kWh')],
	['キロワット時', of('kWh')],
	['千kwh', of('kWh', 3)],
	['万kwh', of('kWh', 4)],
	['wh', of('kWh', -3)],
	['mwh', of('MWh')],
	['gwh', of('MWh', 3)],
	['m3', of('m3')],
	['m³', of('m3')],
	['m^3', of('m3')],
	['nm3', of('normal_m3')],
	['千nm3', of('normal_m3', 3)],
	['立方メートル', of('m3')],
	['千m3', of('thousand_m3')],
	['thousandm3', of('thousand_m3')],
	['l', of('L')],
	['ℓ', of('L')],
	['リットル', of('L')],
	['リッター', of('L')],
	['kl', of('kL')],
	['kℓ', of('kL')],
	['キロリットル', of('kL')],
	['kg', of('kg')],
	['キログラム', of('kg')],
	['t', of('t')],
	['トン', of('t')],
	['ton', of('t')],
	['mj', of('MJ')],
	['gj', of('GJ')],
	['千gj', of('GJ', 3)],
	['tj', of('GJ', 3)],
	['kbtu', of('kBtu')],
	['mmbtu', of('kBtu', 3)],
	['therm', of('kBtu', 2)],
	['therms', of('kBtu', 2)],
	['ft3', of('ft3')],
	['ccf', of('ft3', 2)],
	['kw', of('kW')],
	['千kw', of('kW', 3)],
	['kva', of('kW')],
	['円', of('yen')],
	['yen', of('yen')],
	['jpy', of('yen')],
	['¥', of('yen')],
	['千円', of('yen', 3)],
	['万円', of('yen', 4)],
	['%', of('percent')]
]);
const CO2 = /^(?:[tk]?g?-?co2|t-?co2e?q?|トン-?co2)$/;

export function readUnit(text: string): UnitReading | null {
	const word = comparable(text);
	return UNITS.get(word) ?? (CO2.test(word) ? of('co2') : null);
}

export const ENERGY_UNITS = new Set(
	'kWh MWh m3 thousand_m3 L kL kg t MJ GJ kBtu ft3 gal_us lb'.split(' ')
);

/** Longer ones are no headings, and brackets that never close would be searched for ever. */
const MAX_HEADING_LENGTH = 1_000;

/** The unit in a heading: in brackets, behind an underscore, or as its last word. */
export function unitInHeading(heading: string): UnitReading | null {
	const text = heading.slice(0, MAX_HEADING_LENGTH).normalize('NFKC');
	for (const match of text.matchAll(/[([〔【]([^()[\]〔〕【】]*)[)\]〕】]/g)) {
		for (const part of [match[1]!, ...match[1]!.split(/[/・,:：\s]/)]) {
			const unit = readUnit(part.replace(/^単位[:：]?/, ''));
			if (unit) return unit;
		}
	}
	const bare = text.replace(/[([〔【].*?[)\]〕】]/g, ' ').trim();
	const last = /(?:^|[\s_/:：・-])([a-z0-9³]{1,6})$/i.exec(bare)?.[1] ?? '';
	return (last.length > 1 || bare.length === 1 ? readUnit(last) : null) ?? embedded(bare);
}

/** `kWh_1`, `使用量kWh`, `電力kWh計`: the unambiguous units stand anywhere. */
function embedded(text: string): UnitReading | null {
	const match = /(千|万)?(?<![a-z])(kwh|mwh|gj|m3|kw)(?![a-z])/i.exec(text);
	return match ? readUnit((match[1] ?? '') + match[2]!) : null;
}

/** The units that a person chooses from, as they are printed; each is read by `readUnit`. */
export const UNIT_CHOICES = [
	'kWh',
	'千kWh',
	'MWh',
	'm3',
	'千m3',
	'L',
	'kL',
	'kg',
	't',
	'MJ',
	'GJ'
] as const;

/** The choice that says what a heading says; null where none does (万kWh). */
export function unitChoice(reading: UnitReading | null): string | null {
	const same = (word: string) => {
		const choice = readUnit(word);
		return choice?.unit === reading?.unit && choice?.power === reading?.power;
	};
	return UNIT_CHOICES.find(same) ?? null;
}
