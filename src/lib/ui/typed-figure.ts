/**
 * The number that a person typed or pasted, for sums while typing; null where it is none. What
 * is saved the server reads again, by the rules of files.
 */
export function typedFigure(text: string): number | null {
	const plain = text
		.normalize('NFKC')
		.replace(/[\s,¥\\]|円$/g, '')
		.replace(/^[△▲−-]/, '-');
	return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
