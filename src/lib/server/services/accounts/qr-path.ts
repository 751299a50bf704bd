import { encode } from 'uqr';

/** A QR code as one path of unit squares, for an SVG of `size` × `size`. */
export interface QrPath {
	size: number;
	path: string;
}

const QUIET_MODULES = 4;

export function qrPath(text: string): QrPath {
	const { size, data } = encode(text, { ecc: 'M', border: QUIET_MODULES });
	const squares = data.flatMap((row, y) =>
		row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))
	);
	return { size, path: squares.join('') };
}
