/**
 * Full-width letters, digits and signs as their ASCII forms, the ideographic space as a space.
 * Unlike NFKC this leaves ①, ½ and ² alone: they are no figures of a table.
 */
export function halfWidth(text: string): string {
	return text.replace(/[\uff01-\uff5e\u3000\u00a0]/g, (char) =>
		char > '\uff00' ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : ' '
	);
}

/** A heading or label as compared: NFKC, no white space or _, lower case. Never shown. */
export function comparable(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[\s_]+/g, '')
		.toLowerCase();
}

/** A heading of several lines (使用⏎電力量⏎（kWh）) as one; only Latin words need a space between. */
export function oneLine(text: string): string {
	return text
		.trim()
		.replace(/(?<=[a-z0-9)])\s*[\r\n]\s*(?=[a-z0-9(])/gi, ' ')
		.replace(/\s*[\r\n]\s*/g, '');
}
