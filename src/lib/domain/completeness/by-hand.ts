import { carrierOf } from '../carriers/carriers';
import type { SourceDocument } from './next-uploads';

/**
 * Where what is on paper alone is typed: a bill in its form, a delivery slip with the deliveries.
 * Readings of a meter nobody types.
 */
export function byHandPage(carrier: string, document: SourceDocument): string | null {
	if (document === 'meter_file') return null;
	const delivered = document === 'delivery_slip' && carrierOf(carrier).role === 'fuel';
	return delivered ? 'deliveries' : 'bills/new';
}
