/**
 * Interval readings as bytes. The first byte is the width of a slot: 4 (little-endian int32,
 * the usual case) or 8 (little-endian float64 holding whole numbers up to 2^53). MISSING is its
 * own sentinel in each width. Written and read as whole typed arrays, so a million slots take
 * milliseconds; that needs a little-endian machine, which every platform of ours is.
 */
import { MISSING } from './load-day';

const MISSING_INT32 = -2147483648;
const HEADER_BYTES = 1;

export function packSlots(slots: Float64Array): Uint8Array {
	const narrow = asInt32(slots);
	return narrow ? withHeader(4, narrow) : withHeader(8, slots);
}

/** null as soon as a slot does not fit. */
function asInt32(slots: Float64Array): Int32Array | null {
	const narrow = new Int32Array(slots.length);
	for (let index = 0; index < slots.length; index++) {
		const slot = slots[index]!;
		const value = slot === MISSING ? MISSING_INT32 : slot | 0;
		if (value !== slot && slot !== MISSING) return null;
		if (value === MISSING_INT32 && slot !== MISSING) return null;
		narrow[index] = value;
	}
	return narrow;
}

function withHeader(width: 4 | 8, values: Int32Array | Float64Array): Uint8Array {
	const bytes = new Uint8Array(HEADER_BYTES + values.byteLength);
	bytes[0] = width;
	bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), HEADER_BYTES);
	return bytes;
}

export function unpackSlots(bytes: Uint8Array): Float64Array {
	const width = bytes[0];
	if (width === 8) return new Float64Array(payload(bytes, HEADER_BYTES, 8));
	if (width !== 4) throw new RangeError(`slots of width ${width}`);
	const slots = new Float64Array(new Int32Array(payload(bytes, HEADER_BYTES, 4)));
	for (let index = 0; index < slots.length; index++)
		if (slots[index] === MISSING_INT32) slots[index] = MISSING;
	return slots;
}

/** File rows of the slots, little-endian int32 without a header. */
export function packRows(rows: Int32Array): Uint8Array {
	return new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength).slice();
}

export function unpackRows(bytes: Uint8Array): Int32Array {
	return new Int32Array(payload(bytes, 0, 4));
}

/** A copy, because database drivers hand out views at any offset of a shared buffer. */
function payload(bytes: Uint8Array, offset: number, width: number): ArrayBuffer {
	const length = bytes.byteLength - offset;
	if (length % width !== 0) throw new RangeError(`${length} bytes are no values of ${width} bytes`);
	const copy = new Uint8Array(length);
	copy.set(bytes.subarray(offset));
	return copy.buffer;
}
