import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import { readDocument } from '$lib/importers/registry';
import { NO_HELP } from '../../importers/documents';

/** parse(print(table)) = table, over encodings, number styles and date styles; seeds are fixed. */
interface Bill {
	month: number;
	hundredths: number;
	yen: number;
}

const wide = (text: string) =>
	text.replace(/[0-9.,]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const grouped = (text: string) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const decimals = (hundredths: number) =>
	`${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

const NUMBER_STYLES: Record<string, (hundredths: number) => string> = {
	plain: decimals,
	grouped: (value) =>
		`"${grouped(String(Math.floor(value / 100)))}.${String(value % 100).padStart(2, '0')}"`,
	fullWidth: (value) => wide(decimals(value)),
	suffixed: (value) => `${decimals(value)}kWh`
};
const two = (value: number) => String(value).padStart(2, '0');
const DATE_STYLES: Record<string, (year: number, month: number) => string> = {
	slashed: (year, month) => `${year}/${two(month)}`,
	japanese: (year, month) => `${year}年${month}月`,
	era: (year, month) => `令和${year - 2018}年${month}月`,
	letter: (year, month) => `R${year - 2018}.${month}`,
	compact: (year, month) => `${year}${two(month)}`,
	firstDay: (year, month) => `${year}-${two(month)}-01`
};

function encodeUtf16(text: string, bigEndian: boolean): Uint8Array {
	const bytes = new Uint8Array(text.length * 2);
	const view = new DataView(bytes.buffer);
	[...Array(text.length).keys()].forEach((at) =>
		view.setUint16(at * 2, text.charCodeAt(at), !bigEndian)
	);
	return bytes;
}

/** Node has no encoder for the Japanese encodings: the decoder, turned round. */
function encoderOf(encoding: string): (text: string) => Uint8Array {
	const decoder = new TextDecoder(encoding);
	const codes = new Map<string, number[]>();
	for (let lead = 0x81; lead <= 0xfe; lead++) {
		for (let trail = 0x40; trail <= 0xfe; trail++) {
			const char = decoder.decode(Uint8Array.of(lead, trail));
			if ([...char].length === 1 && char !== '\ufffd' && !codes.has(char))
				codes.set(char, [lead, trail]);
		}
	}
	return (text) =>
		Uint8Array.from(
			[...text].flatMap((char) =>
				char < '\u0080' ? [char.charCodeAt(0)] : (codes.get(char) ?? [63])
			)
		);
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const withBytes = (head: number[], body: Uint8Array) => Uint8Array.from([...head, ...body]);
const ENCODERS: Record<string, (text: string) => Uint8Array> = {
	'utf-8': utf8,
	'utf-8 with BOM': (text) => withBytes([0xef, 0xbb, 0xbf], utf8(text)),
	'utf-16le with BOM': (text) => withBytes([0xff, 0xfe], encodeUtf16(text, false)),
	'utf-16be with BOM': (text) => withBytes([0xfe, 0xff], encodeUtf16(text, true)),
	'utf-16le': (text) => encodeUtf16(text, false),
	'utf-16be': (text) => encodeUtf16(text, true),
	cp932: encoderOf('shift_jis'),
	'euc-jp': encoderOf('euc-jp')
};

const HEADINGS = [
	'年月,使用量(kWh),請求金額(円)',
	'使用月,電気使用量（kWh）,電気料金（円）',
	'month,usage kWh,cost yen'
];

const months = fc.uniqueArray(
	fc.record({
		month: fc.integer({ min: 0, max: 71 }),
		hundredths: fc.integer({ min: 0, max: 99_999_999 }),
		yen: fc.integer({ min: 0, max: 9_999_999 })
	}),
	{ selector: ({ month }) => month, minLength: 1, maxLength: 14 }
);

const document = fc.record({
	bills: months,
	headings: fc.constantFrom(...HEADINGS),
	number: fc.constantFrom(...Object.keys(NUMBER_STYLES)),
	date: fc.constantFrom(...Object.keys(DATE_STYLES)),
	encoding: fc.constantFrom(...Object.keys(ENCODERS)),
	newline: fc.constantFrom('\n', '\r\n', '\r')
});
type Printed = typeof document extends fc.Arbitrary<infer T> ? T : never;

/** Months count from January 2020, all of them in Reiwa. */
const calendar = (month: number) => [2020 + Math.floor(month / 12), (month % 12) + 1] as const;

function print({ bills, headings, number, date, encoding, newline }: Printed): Uint8Array {
	const lines = bills.map(({ month, hundredths, yen }: Bill) =>
		[DATE_STYLES[date]!(...calendar(month)), NUMBER_STYLES[number]!(hundredths), yen].join(',')
	);
	return ENCODERS[encoding]!([headings, ...lines].join(newline) + newline);
}

function parse(bytes: Uint8Array): unknown {
	const outcome = readDocument(bytes, 'table.csv', NO_HELP);
	if (outcome.status !== 'read') return outcome.findings;
	return outcome.reading.records.flatMap(({ bills }) =>
		bills.map(({ bill }) => [
			isoDay(bill.start).slice(0, 7),
			Math.round(toNumber(bill.quantity) * 100),
			bill.costYen
		])
	);
}

describe('a printed table of bills is read back', () => {
	it('over encodings, number styles, date styles and line ends', () => {
		const law = (printed: Printed) => {
			const expected = printed.bills.map(({ month, hundredths, yen }: Bill) => {
				const [year, number] = calendar(month);
				return [`${year}-${two(number)}`, hundredths, yen];
			});
			expect(parse(print(printed))).toEqual(expected);
		};
		fc.assert(fc.property(document, law), { seed: 20260401, numRuns: 600 });
	});
});

describe('no bytes make the reader throw', () => {
	const answers = (bytes: Uint8Array, fileName: string) => {
		const { status } = readDocument(bytes, fileName, NO_HELP);
		expect(['read', 'refused', 'needs_mapping']).toContain(status);
	};
	const names = fc.constantFrom('a.csv', 'a.txt', 'a.pdf', 'a.xlsx', 'noextension');

	it('random bytes', () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), names, answers), {
			seed: 7,
			numRuns: 500
		});
	});
	it('text of the characters that tables are made of', () => {
		const unit = fc.constantFrom(
			...'0123456789/:-,.年月日時分"\'\n\t;△ kWhm3円合計()～\0使用量日電ガス'
		);
		const text = fc
			.string({ unit, maxLength: 300 })
			.map((body) => utf8(`年月,使用量(kWh)\n${body}`));
		fc.assert(fc.property(text, names, answers), { seed: 11, numRuns: 500 });
	});
	it('real tables with bytes broken in them', () => {
		const table = ENCODERS['cp932']!(
			'施設名,使用月,使用量(kWh),備考\n㈱髙橋,2026/04,"12,345",～\n合計,,"12,345",\n'
		);
		const broken = fc
			.array(fc.tuple(fc.nat(table.length - 1), fc.nat(255)), { maxLength: 5 })
			.map((changes) => changes.reduce((bytes, [at, byte]) => bytes.with(at, byte), table));
		fc.assert(fc.property(broken, names, answers), { seed: 13, numRuns: 500 });
	});
});
