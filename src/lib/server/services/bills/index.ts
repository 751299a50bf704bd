import { z } from 'zod';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Invalid } from '../../errors';
import { parseInput } from '../../input';
import type { MeteringPoint } from '../../repositories/metering-points';
import { read } from '../../repositories/transaction';
import type { BillView, ImportView } from '../views';
import { billsOf, existingBill, existingPoint } from './find';
import { importByHand } from './hand-import';
import type { OfBill, OfPoint } from './of';
import { readBill, type TypedBill } from './typed-bill';
import { TypedFields, type Typed } from './typed-fields';
import { placeIn, toBillView } from './views';
import { writing } from './writing';

export { getBillForm } from './form';
export { getYear, saveYear } from './year';

const conflicts = z.enum(['keep', 'replace', 'both']).nullish();
const given = z.string().trim().max(500).nullish();

/** Newest first. */
export async function listBills(
	context: Context,
	companyId: string,
	of: OfPoint
): Promise<BillView[]> {
	const scope = authoriseCompany(context, 'bill', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		const point = await existingPoint(scope, tx, of.meteringPoint);
		const bills = await billsOf(scope, tx, point);
		return bills.map((bill) => shownTo(scope, toBillView(bill, point))).reverse();
	});
}

export async function getBill(context: Context, companyId: string, of: OfBill): Promise<BillView> {
	const scope = authoriseCompany(context, 'bill', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		const point = await existingPoint(scope, tx, of.meteringPoint);
		return shownTo(scope, toBillView(await existingBill(scope, tx, { point, id: of.bill }), point));
	});
}

/** The name of a file may speak of other sites. */
function shownTo({ sites }: CompanyScope, bill: BillView): BillView {
	return sites === 'all' ? bill : { ...bill, fileName: null };
}

const entering = z.object({ conflicts, reason: given });

/** Bills from paper. They count at once where nothing is odd or in conflict, else as a preview. */
export async function enterBills(
	context: Context,
	companyId: string,
	input: OfPoint & { bills: readonly Typed[] } & Record<string, unknown>
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'bill', 'create', companyId);
	const { conflicts = null, reason = null } = parseInput(entering, input);
	return writing(scope, context, async (tx) => {
		const point = await existingPoint(scope, tx, input.meteringPoint);
		const several = input.bills.length > 1;
		const bills = input.bills.map((typed, index) =>
			billOf(new TypedFields(typed), { point, at: several ? index : null })
		);
		const entry = { deed: 'enter' as const, reason, targets: [] };
		return importByHand(scope, tx, { ...now(), point, bills, entry, removed: [], conflicts });
	});
}

const correcting = z.object({
	conflicts: z.enum(['replace', 'both']).nullish(),
	reason: z.string().trim().min(1).max(500)
});

/** Another bill in its place, as an import of its own: undone like any other. */
export async function correctBill(
	context: Context,
	companyId: string,
	input: OfBill & Typed
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'bill', 'update', companyId);
	return writing(scope, context, async (tx) => {
		const point = await existingPoint(scope, tx, input.meteringPoint);
		const old = await existingBill(scope, tx, { point, id: input.bill });
		const { conflicts = null, reason } = parseInput(correcting, input);
		const bills = [billOf(new TypedFields(input), { point, at: null })];
		const targets = [{ bill: placeIn(old), replacedBy: 0 }];
		const entry = { deed: 'correct' as const, reason, targets };
		return importByHand(scope, tx, { ...now(), point, bills, entry, removed: [old], conflicts });
	});
}

const removing = z.object({ reason: z.string().trim().min(1).max(500) });

/** It no longer counts; its file and its record stay, and an undo brings it back. */
export async function removeBill(
	context: Context,
	companyId: string,
	input: OfBill & { reason?: unknown }
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'bill', 'delete', companyId);
	return writing(scope, context, async (tx) => {
		const point = await existingPoint(scope, tx, input.meteringPoint);
		const old = await existingBill(scope, tx, { point, id: input.bill });
		const { reason } = parseInput(removing, input);
		const targets = [{ bill: placeIn(old), replacedBy: null }];
		const entry = { deed: 'remove' as const, reason, targets };
		const nothing = { bills: [], conflicts: null };
		return importByHand(scope, tx, { ...now(), ...nothing, point, entry, removed: [old] });
	});
}

const now = () => ({ nowMs: Date.now() });

function billOf(
	fields: TypedFields,
	{ point, at }: { point: MeteringPoint; at: number | null }
): TypedBill {
	const bill = readBill(fields, point);
	if (bill) return bill;
	const findings = fields.findings.map((one) =>
		at === null || !one.where ? one : { ...one, where: { ...one.where, row: at + 1 } }
	);
	throw new Invalid('request.invalid', {}, findings);
}
