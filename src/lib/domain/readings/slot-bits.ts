/** A word about single slots of a day: one bit per slot, lowest bit first. */
export function slotBits(slotCount: number): Uint8Array {
	return new Uint8Array((slotCount + 7) >> 3);
}

export function hasBit(bits: Uint8Array | null, index: number): boolean {
	return bits !== null && ((bits[index >> 3]! >> (index & 7)) & 1) === 1;
}

export function setBit(bits: Uint8Array, index: number): void {
	bits[index >> 3]! |= 1 << (index & 7);
}

export function countBits(bits: Uint8Array | null): number {
	let count = 0;
	for (let byte of bits ?? []) for (; byte > 0; byte >>= 1) count += byte & 1;
	return count;
}
