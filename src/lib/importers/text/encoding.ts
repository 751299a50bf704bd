import { isAscii, isUtf8 } from 'node:buffer';

/**
 * Finds out in which encoding bytes were written. UTF-8 and ISO-2022-JP prove themselves; EUC-JP
 * and CP932 often read the same bytes without an error, so both are read and the more plausible
 * Japanese wins. `shift_jis` of the Encoding Standard is CP932 (①, ㈱, 髙, ～).
 */
export interface Decoded {
	encoding: string;
	text: string;
	/** True when some bytes stood for no character and were replaced. */
	replaced: boolean;
}

const SAMPLE_BYTES = 65_536;

export function decodeText(bytes: Uint8Array): Decoded | null {
	return decodeMarked(bytes) ?? decodeUnmarkedUtf16(bytes) ?? decodeUnmarked(bytes);
}

/** By byte order mark. */
function decodeMarked(bytes: Uint8Array): Decoded | null {
	const [first, second, third] = bytes;
	if (first === 0xff && second === 0xfe) return strictly('utf-16le', bytes.subarray(2));
	if (first === 0xfe && second === 0xff) return strictly('utf-16be', bytes.subarray(2));
	if (first === 0xef && second === 0xbb && third === 0xbf) {
		return decodeUnmarked(bytes.subarray(3));
	}
	return null;
}

/** Excel's Unicode text without its mark: the zero bytes stand on one side only. */
function decodeUnmarkedUtf16(bytes: Uint8Array): Decoded | null {
	const sample = bytes.subarray(0, SAMPLE_BYTES);
	if (!sample.includes(0)) return null;
	const zeros = [0, 0];
	sample.forEach((byte, index) => (zeros[index & 1]! += byte === 0 ? 1 : 0));
	const [even, odd] = zeros as [number, number];
	const total = even + odd;
	if (total < 2 || total < sample.length * 0.03 || Math.max(even, odd) < total * 0.95) return null;
	const decoded = strictly(odd > even ? 'utf-16le' : 'utf-16be', bytes);
	return decoded && !decoded.replaced && plausibility(decoded.text.slice(0, 4_096)) > 0.7
		? decoded
		: null;
}

function decodeUnmarked(bytes: Uint8Array): Decoded | null {
	if (isAscii(bytes)) return decodeAscii(bytes);
	if (isUtf8(bytes)) return read('utf-8', bytes, false);
	const legacy = plausibleLegacy(bytes);
	return legacy ?? mostlyUtf8(bytes);
}

/** Seven bits: plain text, or ISO-2022-JP with its escape sequences. */
function decodeAscii(bytes: Uint8Array): Decoded {
	const escape = bytes.indexOf(0x1b);
	if (escape !== -1 && (bytes[escape + 1] === 0x24 || bytes[escape + 1] === 0x28)) {
		const decoded = strictly('iso-2022-jp', bytes);
		if (decoded) return decoded;
	}
	// Latin-1 copies bytes to a one-byte string without looking at them: 40 MB in 10 ms.
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
	return { encoding: 'utf-8', text, replaced: false };
}

function plausibleLegacy(bytes: Uint8Array): Decoded | null {
	const sample = sampleOf(bytes);
	const ranked = ['shift_jis', 'euc-jp']
		.map((encoding) => ({ encoding, score: legacyScore(encoding, sample) }))
		.filter(({ score }) => score > 0.6)
		.sort((a, b) => b.score - a.score);
	for (const { encoding } of ranked) {
		const decoded = strictly(encoding, bytes);
		if (decoded) return decoded;
	}
	return ranked.length > 0 ? read(ranked[0]!.encoding, bytes, true) : null;
}

/** The start, cut behind a line end so that no character is torn. */
function sampleOf(bytes: Uint8Array): Uint8Array {
	if (bytes.length <= SAMPLE_BYTES) return bytes;
	const lineEnd = bytes.subarray(0, SAMPLE_BYTES).lastIndexOf(0x0a);
	return bytes.subarray(0, lineEnd > 0 ? lineEnd + 1 : SAMPLE_BYTES);
}

function legacyScore(encoding: string, sample: Uint8Array): number {
	const text = new TextDecoder(encoding).decode(sample);
	return plausibility(text);
}

const WORDS =
	/使用|電力|電気|ガス|年月|料金|施設|事業所|合計|供給|日時|日付|検針|重油|灯油|月分|円/;

/** Share of characters outside ASCII (0–1) that a Japanese energy table would have. */
function plausibility(text: string): number {
	let weight = 0;
	let count = 0;
	for (const char of text) {
		const code = char.codePointAt(0)!;
		if (code < 0x80) {
			const control = code < 0x20 && code !== 9 && code !== 10 && code !== 13;
			if (control) count++;
			continue;
		}
		count++;
		weight += likelihood(code);
	}
	if (count === 0) return 1;
	return (weight + (WORDS.test(text) ? 0.2 * count : 0)) / count - halfKanaFaults(text) / count;
}

function likelihood(code: number): number {
	if (code >= 0x3000 && code <= 0x30ff) return 1; // kana, 、。「」〇
	if (code >= 0x4e00 && code <= 0x9fff) return 0.9; // kanji
	if (code >= 0xff01 && code <= 0xff5e) return 0.95; // full-width letters and digits
	if (code >= 0xff61 && code <= 0xff9f) return 0.7; // half-width kana
	if (code >= 0x2000 && code <= 0x33ff) return 0.8; // ①, ㈱, Ⅲ, ℃, △
	if (code >= 0xf900 && code <= 0xfaff) return 0.8; // 﨑
	return code >= 0xa0 && code <= 0x4ff ? 0.4 : 0;
}

/** Half-width voicing marks behind a kana that cannot carry them, and half-width punctuation. */
function halfKanaFaults(text: string): number {
	const stray = text.match(/(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|[｡-･]/g);
	return (stray?.length ?? 0) * 0.7;
}

/** UTF-8 with some broken bytes (lone surrogates, a torn end): read with replacement characters. */
function mostlyUtf8(bytes: Uint8Array): Decoded | null {
	const decoded = read('utf-8', bytes, true);
	const sample = decoded.text.slice(0, 8_192);
	const replaced = sample.split('\ufffd').length - 1;
	// eslint-disable-next-line no-control-regex -- control characters are what tells binary from text
	const controls = sample.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
	return replaced > sample.length * 0.3 || controls > sample.length * 0.05 ? null : decoded;
}

function strictly(encoding: string, bytes: Uint8Array): Decoded | null {
	try {
		const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
		return { encoding, text, replaced: false };
	} catch {
		return encoding.startsWith('utf-16') ? read(encoding, bytes, true) : null;
	}
}

function read(encoding: string, bytes: Uint8Array, replaced: boolean): Decoded {
	const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
	return { encoding, text, replaced };
}
