import type { Certificate, CertificateKind } from '$lib/domain/ghg/certificate';
import type { CertificateRow } from '../../repositories/certificates';

export interface CertificateView {
	id: string;
	kind: CertificateKind;
	kwh: number;
	/** As the paper certifies it; null: only kWh. */
	certifiedTCo2: number | null;
	/** Months of use, both included. */
	fromMonth: string;
	toMonth: string;
	serial: string;
	source: string;
	createdAt: string;
	createdBy: string | null;
	/** When it was taken back; null while it counts. */
	endedAt: string | null;
}

export function viewOf(row: CertificateRow, people: ReadonlyMap<string, string>): CertificateView {
	const { certificateId: id, kwh, fromMonth, toMonth, serial, source } = row;
	return {
		...{ id, kind: row.kind as CertificateKind, kwh, fromMonth, toMonth, serial, source },
		certifiedTCo2: row.certifiedTCo2 === null ? null : Number(row.certifiedTCo2),
		createdAt: new Date(row.createdAt).toISOString(),
		createdBy: people.get(row.createdBy) ?? null,
		endedAt: row.endedAt === null ? null : new Date(row.endedAt).toISOString()
	};
}

/** As the calculation takes it. */
export function toCertificate(row: CertificateRow): Certificate {
	const { certificateId: id, kwh, fromMonth, toMonth, certifiedTCo2 } = row;
	return {
		...{ id, kind: row.kind as CertificateKind, kwh, fromMonth, toMonth },
		certifiedKgCo2: certifiedTCo2 === null ? null : Number(`${certifiedTCo2}e3`)
	};
}
