import { createCompany } from '$lib/server/repositories/companies';
import type { Import } from '$lib/server/repositories/imports';
import { createMeteringPoint } from '$lib/server/repositories/metering-points';
import type { CompanyScope } from '$lib/server/repositories/scope';
import { createSite } from '$lib/server/repositories/sites';
import type { WriteTx } from '$lib/server/repositories/transaction';

const CREATED_AT = 1_790_000_000_000;

/** A foundry with one site and one electricity meter, `point`. */
export async function createFoundry(scope: CompanyScope, tx: WriteTx): Promise<void> {
	await createCompany(scope, tx, {
		name: '見本鋳造株式会社',
		industry: '2251',
		fiscalYearStartMonth: 4,
		taxDisplay: 'included',
		origin: 'real',
		createdAt: CREATED_AT
	});
	await createSite(scope, tx, {
		siteId: 'site',
		name: '本社工場',
		postalCode: '332-0011',
		address: null,
		floorAreaM2: 1234.5,
		timeZone: 'Asia/Tokyo',
		createdAt: CREATED_AT
	});
	await createMeteringPoint(scope, tx, {
		meteringPointId: 'point',
		siteId: 'site',
		name: '高圧受電',
		carrier: 'electricity',
		unit: 'kWh',
		supplyPointNumber: '0300000000000000000001',
		supplier: null,
		menu: null,
		area: null,
		readingDay: null,
		contractKw: 180,
		createdAt: CREATED_AT
	});
}

/** An import as it stands right after the upload, with what a test wants otherwise. */
export function anImport(importId: string, otherwise: Partial<Import> = {}): Import {
	return {
		companyId: '',
		importId,
		status: 'reading',
		fileName: `${importId}.csv`,
		sha256: 'a'.repeat(64),
		byteCount: 1,
		layoutId: null,
		layoutReason: null,
		request: '{}',
		columns: null,
		findings: '[]',
		counts: '{"new":0,"same":0,"conflict":0,"rejected":0}',
		conflicts: null,
		commitNumber: null,
		createdBy: 'tester',
		createdAt: CREATED_AT,
		committedAt: null,
		undoneAt: null,
		claimedBy: null,
		claimedUntil: null,
		...otherwise
	};
}
