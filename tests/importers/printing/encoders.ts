/** Text as the bytes of the encodings that spreadsheets and suppliers save in. */
type Encoder = (text: string) => Uint8Array;

const utf8: Encoder = (text) => new TextEncoder().encode(text);
const withMark = (mark: number[], body: Uint8Array) => Uint8Array.from([...mark, ...body]);

function encodeUtf16(text: string, bigEndian: boolean): Uint8Array {
	const bytes = new Uint8Array(text.length * 2);
	const view = new DataView(bytes.buffer);
	for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), !bigEndian);
	return bytes;
}

/** Node has no encoder for the Japanese encodings: the decoder, turned round. */
function codesOf(encoding: string): Map<string, [lead: number, trail: number]> {
	const decoder = new TextDecoder(encoding);
	const codes = new Map<string, [number, number]>();
	for (let lead = 0x81; lead <= 0xfe; lead++) {
		for (let trail = 0x40; trail <= 0xfe; trail++) {
			const char = decoder.decode(Uint8Array.of(lead, trail));
			if ([...char].length === 1 && char !== '\ufffd' && !codes.has(char))
				codes.set(char, [lead, trail]);
		}
	}
	return codes;
}

const UNKNOWN = '?'.charCodeAt(0);

function encoderOf(encoding: string): Encoder {
	const codes = codesOf(encoding);
	return (text) =>
		Uint8Array.from(
			[...text].flatMap((char) =>
				char < '\u0080' ? [char.charCodeAt(0)] : (codes.get(char) ?? [UNKNOWN])
			)
		);
}

const TO_KANJI = [0x1b, 0x24, 0x42];
const TO_ASCII = [0x1b, 0x28, 0x42];

/** Seven bits with escape sequences: the codes of EUC-JP without their eighth bit. */
function iso2022jp(): Encoder {
	const codes = codesOf('euc-jp');
	return (text) => {
		const bytes: number[] = [];
		let inKanji = false;
		for (const char of text) {
			const code = char < '\u0080' ? undefined : codes.get(char);
			if (inKanji !== (code !== undefined)) bytes.push(...(inKanji ? TO_ASCII : TO_KANJI));
			inKanji = code !== undefined;
			if (code) bytes.push(code[0] & 0x7f, code[1] & 0x7f);
			else bytes.push(char < '\u0080' ? char.charCodeAt(0) : UNKNOWN);
		}
		return Uint8Array.from(inKanji ? [...bytes, ...TO_ASCII] : bytes);
	};
}

/** A character that the encoding has not becomes a question mark, as in the programs that save. */
export const ENCODERS = {
	'utf-8': utf8,
	'utf-8 with BOM': (text) => withMark([0xef, 0xbb, 0xbf], utf8(text)),
	'utf-16le with BOM': (text) => withMark([0xff, 0xfe], encodeUtf16(text, false)),
	'utf-16be with BOM': (text) => withMark([0xfe, 0xff], encodeUtf16(text, true)),
	'utf-16le': (text) => encodeUtf16(text, false),
	'utf-16be': (text) => encodeUtf16(text, true),
	cp932: encoderOf('shift_jis'),
	'euc-jp': encoderOf('euc-jp'),
	'iso-2022-jp': iso2022jp()
} satisfies Record<string, Encoder>;

export type Encoding = keyof typeof ENCODERS;
export const ENCODINGS = Object.keys(ENCODERS) as Encoding[];
