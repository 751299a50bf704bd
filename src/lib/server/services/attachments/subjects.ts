import { findCertificate } from '../../repositories/certificates';
import { findOwnFactor } from '../../repositories/own-factors';
import { findScope3Entry } from '../../repositories/scope3-entries';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';

/** What a paper may prove. */
export const SUBJECTS = ['own_factor', 'certificate', 'scope3_entry'] as const;
export type Subject = (typeof SUBJECTS)[number];

const FINDERS: Record<Subject, (scope: CompanyScope, tx: ReadTx, id: string) => Promise<unknown>> =
	{
		own_factor: findOwnFactor,
		certificate: findCertificate,
		scope3_entry: findScope3Entry
	};

export async function isThere(
	scope: CompanyScope,
	tx: ReadTx,
	{ subject, subjectId }: { subject: Subject; subjectId: string }
): Promise<boolean> {
	return (await FINDERS[subject](scope, tx, subjectId)) !== null;
}
