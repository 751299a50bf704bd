import { z } from 'zod';
import { bill } from './bill';
import { day, listOf, listQuery, month } from './common';
import { importView } from './imports';
import { body, operation } from './operation';

const yen = z.int().nonnegative().max(1e12).nullish();
const kilowatts = z.number().nonnegative().max(1e9).nullish();

/** First and last day, or a month: then the days are those of the point's reading day. */
const fields = {
	month: month.optional(),
	from: day.optional(),
	to: day.optional(),
	quantity: z.number().nonnegative().max(1e12),
	/** The metering point's unit when not given. */
	unit: z.string().min(1).max(20).optional(),
	/** Of the quantity, in its unit, what was used at night (夜間). */
	nightQuantity: z.number().nonnegative().max(1e12).nullish(),
	...{ costYen: yen, taxYen: yen, peakKw: kilowatts, contractKw: kilowatts },
	powerFactorPercent: z.number().min(0).max(100).nullish(),
	reading: z.enum(['actual', 'estimated']).optional(),
	note: z.string().max(500).nullish()
};

const reason = z.string().trim().min(1).max(500);
const POINT = '/companies/{company}/metering-points/{meteringPoint}/bills' as const;
const BILL = '/companies/{company}/metering-points/{meteringPoint}/bills/{bill}' as const;

export const listBills = operation({
	id: 'list_bills',
	method: 'GET',
	path: POINT,
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('BillList', bill)
});

/** Without `conflicts` they count at once where nothing is odd or in conflict; else a preview. */
export const enterBills = operation({
	id: 'enter_bills',
	method: 'POST',
	path: POINT,
	access: 'write',
	status: 201,
	body: body(
		'NewBills',
		z.strictObject({
			bills: z.array(z.strictObject(fields)).min(1).max(120),
			conflicts: z.enum(['keep', 'replace', 'both']).optional(),
			reason: reason.optional()
		})
	),
	answer: importView,
	refusals: [409, 422]
});

export const getBill = operation({
	id: 'get_bill',
	method: 'GET',
	path: BILL,
	access: 'read',
	status: 200,
	answer: bill
});

/** What the bill says from now on, whole: fields left out are unknown. */
export const correctBill = operation({
	id: 'correct_bill',
	method: 'PUT',
	path: BILL,
	access: 'write',
	status: 200,
	body: body(
		'BillCorrection',
		z.strictObject({ ...fields, reason, conflicts: z.enum(['replace', 'both']).optional() })
	),
	answer: importView,
	refusals: [409, 422]
});

export const removeBill = operation({
	id: 'remove_bill',
	method: 'DELETE',
	path: BILL,
	access: 'write',
	status: 200,
	query: z.strictObject({ reason }),
	answer: importView,
	refusals: [409, 422]
});

type Fields = z.output<z.ZodObject<typeof fields>>;

/** The same fields as a person would type them. */
export function asTyped({ month, from, to, ...bill }: Fields): Record<string, string | null> {
	const typed = Object.entries(bill).map(([field, value]) => [
		field,
		typeof value === 'number' ? plainly(value) : (value ?? null)
	]);
	return { from: from ?? month ?? null, to: to ?? null, ...Object.fromEntries(typed) };
}

/** Never with an exponent; what a sum left behind the ninth decimal is no part of a figure. */
const plainly = (value: number) =>
	value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 9 });
