/** Units of activity data, with the codes of the API. */
export const UNIT_CODES = [
	'kWh',
	'MWh',
	'm3',
	'thousand_m3',
	'L',
	'kL',
	'kg',
	't',
	'MJ',
	'GJ',
	/** Only of files from abroad (foreign-units.ts). */
	'kBtu',
	'ft3',
	'gal_us',
	'lb'
] as const;
export type UnitCode = (typeof UNIT_CODES)[number];

/** Printed spellings after NFKC, in lower case and without blanks. ㎥, m³, ℓ and ｋＷｈ arrive so. */
const SPELLINGS: Record<UnitCode, readonly string[]> = {
	kWh: ['kwh', 'キロワット時', 'キロワットアワー'],
	MWh: ['mwh', '千kwh', '1000kwh', '1,000kwh', 'メガワット時'],
	m3: ['m3', 'm^3', '立方メートル', '立米', 'リューベ'],
	thousand_m3: ['thousand_m3', '千m3', '1000m3', '1,000m3', '千立方メートル'],
	L: ['l', 'リットル', 'リッター', 'litre', 'liter', 'litres', 'liters'],
	kL: ['kl', '千l', 'キロリットル', 'キロリッター'],
	kg: ['kg', 'キログラム', 'キロ'],
	t: ['t', 'トン', 'ton', 'tonne', 'tonnes', '千kg'],
	MJ: ['mj', 'メガジュール'],
	GJ: ['gj', 'ギガジュール'],
	kBtu: ['kbtu'],
	ft3: ['ft3'],
	gal_us: ['gal_us'],
	lb: ['lb']
};

const UNIT_OF_SPELLING = new Map(
	UNIT_CODES.flatMap((code) => SPELLINGS[code].map((spelling) => [spelling, code] as const))
);

/**
 * A printed unit → its code; null when it is none of ours. Nm3 (0 °C, 1 atm) is another volume
 * than the metered m3 and is not read as it.
 */
export function parseUnit(text: string): UnitCode | null {
	const plain = text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
	const bare = plain.replace(/^[([（［]+|[)\]）］]+$/g, '');
	return UNIT_OF_SPELLING.get(bare) ?? null;
}
