import { randomUUID } from 'node:crypto';
import { fiscalYearOf, type Month } from '$lib/domain/time/day';
import type { CompanyScope } from '../../access/context';
import { getServer } from '../../app';
import { insertCertificate, listCertificates } from '../../repositories/certificates';
import { insertOwnFactor, listOwnFactors } from '../../repositories/own-factors';
import { insertScope3Entry, listScope3Entries } from '../../repositories/scope3-entries';
import { write, type WriteTx } from '../../repositories/transaction';
import { rederiveCompany } from '../derive/rederive';
import { ownFiguresOf, type OwnFigures } from './own-figure-samples';

interface Filling {
	key: string;
	lastMonth: Month;
	fiscalYearStartMonth: number;
	/** Ids by the keys of its points. */
	points: ReadonlyMap<string, string>;
	nowMs: number;
}

/** What the sample company brings itself; where something is there already, nothing is added. */
export async function fillOwnFigures(scope: CompanyScope, filling: Filling): Promise<void> {
	const { key, lastMonth, fiscalYearStartMonth } = filling;
	const figures = ownFiguresOf(key, fiscalYearOf(lastMonth, fiscalYearStartMonth));
	if (!figures) return;
	await write(getServer().database, scope, async (tx) => {
		if (await hasAny(scope, tx)) return;
		await insertAll(scope, tx, { figures, filling });
		if (figures.factors.length > 0) await rederiveCompany(scope, tx);
	});
}

async function hasAny(scope: CompanyScope, tx: WriteTx): Promise<boolean> {
	const found = [
		await listOwnFactors(scope, tx),
		await listCertificates(scope, tx),
		await listScope3Entries(scope, tx)
	];
	return found.some((rows) => rows.length > 0);
}

async function insertAll(
	scope: CompanyScope,
	tx: WriteTx,
	{ figures, filling }: { figures: OwnFigures; filling: Filling }
): Promise<void> {
	const by = { createdAt: filling.nowMs, createdBy: scope.userId };
	for (const { point, ...factor } of figures.factors)
		await insertOwnFactor(scope, tx, {
			...NOTHING_SAID,
			...{ ...factor, ...by, factorId: randomUUID(), replaces: null },
			meteringPointId: filling.points.get(point)!
		});
	for (const certificate of figures.certificates)
		await insertCertificate(scope, tx, { ...certificate, ...by, certificateId: randomUUID() });
	for (const entry of figures.scope3)
		await insertScope3Entry(scope, tx, {
			...{ ...entry, ...by, entryId: randomUUID(), replaces: null }
		});
}

const NOTHING_SAID = {
	...{ supplier: null, toMonth: null, basic: null, adjusted: null, emissionUnit: null },
	...{ energy: null, energyUnit: null, kgPerM3: null, standardM3PerM3: null }
};
