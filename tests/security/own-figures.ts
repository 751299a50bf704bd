/** What a company brought itself, one of each for each deed. */
import { attachFile } from '$lib/server/services/attachments';
import { createCertificate } from '$lib/server/services/certificates';
import { createOwnFactor } from '$lib/server/services/own-factors';
import { createScope3Entry } from '$lib/server/services/scope3';
import { asked, server } from '../integration/access-world';
import type { Canaries } from './canaries';

/** Factors from months that nothing is known of, a paper, certificates and lines of scope 3. */
export async function ownFigures(companyId: string, { row, file }: Canaries['words']) {
	const context = asked(server.principal);
	const factor = async (fromMonth: string) =>
		(
			await createOwnFactor(context, companyId, {
				...{ carrier: 'electricity', fromMonth, source: `${row}契約` },
				...{ adjusted: '0.4', emissionUnit: 't-CO2/MWh' }
			})
		).id;
	const certificate = async (number: number) =>
		(
			await createCertificate(context, companyId, {
				...{ kind: 'non_fossil_tracked', kwh: 5, fromMonth: '2025-04', toMonth: '2026-03' },
				...{ serial: `${row}-${number}`, source: `${row}証書` }
			})
		).id;
	const entry = async () =>
		(
			await createScope3Entry(context, companyId, {
				...{ fiscalYear: 2025, category: 1, name: `${row}材料`, quantity: '3', unit: 't' },
				...{ factor: '2', factorMass: 't', source: `${row}調べ` }
			})
		).id;
	const subjectId = await factor('2030-04');
	return {
		factor: subjectId,
		factorToEnd: await factor('2030-05'),
		attachment: await attachPaper(companyId, { subjectId, row, file }),
		certificate: await certificate(1),
		certificateToRemove: await certificate(2),
		entry: await entry(),
		entryToCorrect: await entry(),
		entryToPut: await entry(),
		entryToDelete: await entry(),
		entryToRemove: await entry()
	};
}

async function attachPaper(
	companyId: string,
	{ subjectId, row, file }: { subjectId: string; row: string; file: string }
): Promise<string> {
	const body = new FormData();
	body.set('subject', 'own_factor');
	body.set('subjectId', subjectId);
	body.set('file', new File([`${row}契約`], `${file}.pdf`));
	const request = new Request('http://localhost/', { method: 'POST', body });
	return (await attachFile(asked(server.principal), companyId, request)).id;
}
