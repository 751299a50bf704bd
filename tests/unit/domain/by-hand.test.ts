import { expect, test } from 'vitest';
import { byHandPage } from '$lib/domain/completeness/by-hand';
import type { SourceDocument } from '$lib/domain/completeness/next-uploads';

test.each<[string, SourceDocument, string | null]>([
	['electricity', 'bill', 'bills/new'],
	['kerosene', 'delivery_slip', 'deliveries'],
	['kerosene', 'bill', 'bills/new'],
	['waste', 'delivery_slip', 'bills/new'],
	['electricity', 'meter_file', null]
])('%s on a %s is typed at %s', (carrier, document, page) =>
	expect(byHandPage(carrier, document)).toBe(page)
);
