/**
 * Shift_JIS as Windows writes it (CP932), which most suppliers still send. The platform only
 * reads it, so the table is turned round once.
 */
const QUESTION_MARK = 0x3f;

export function encodeCp932(text: string): Uint8Array {
	const codes = codeTable();
	const bytes: number[] = [];
	for (const character of text) {
		const code = character < '\u0080' ? character.charCodeAt(0) : codes.get(character);
		if (code === undefined) bytes.push(QUESTION_MARK);
		else if (code > 0xff) bytes.push(code >> 8, code & 0xff);
		else bytes.push(code);
	}
	return Uint8Array.from(bytes);
}

let known: ReadonlyMap<string, number> | null = null;

function codeTable(): ReadonlyMap<string, number> {
	return (known ??= readCodeTable());
}

function readCodeTable(): Map<string, number> {
	const decoder = new TextDecoder('shift_jis');
	const codes = new Map<string, number>();
	for (let lead = 0x81; lead <= 0xfc; lead++) {
		if (lead > 0x9f && lead < 0xe0) continue;
		for (let trail = 0x40; trail <= 0xfc; trail++) {
			const character = decoder.decode(Uint8Array.of(lead, trail));
			if (character.length === 1 && character !== '\ufffd' && !codes.has(character))
				codes.set(character, (lead << 8) | trail);
		}
	}
	return codes;
}
