import { expect, it } from 'vitest';
import { CARRIER_CODES } from '$lib/domain/carriers/carriers';
import { carrierName } from '$lib/features/energy/words';

it.each(CARRIER_CODES)('a page names %s in words, not by its code', (code) => {
	expect(carrierName(code)).not.toBe(code);
});
