import { z } from 'zod';
import { finding, identifier, instant, month } from './common';
import { factor } from './factors';
import { energySum } from './energy';
import { dataStatus, factorStatus, factorStatuses, figures } from './figures';
import { answer, operation } from './operation';

/** A bill or a run of readings, and what of it falls into the month. */
const evidence = z.strictObject({
	kind: z.enum(['bill', 'interval', 'delivery']),
	importId: z.string(),
	fileName: z.string(),
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	sheet: z.string().nullable(),
	row: z.int(),
	lastRow: z.int(),
	column: z.string().nullable(),
	from: z.iso.date(),
	to: z.iso.date(),
	quantity: z.number(),
	unit: z.string(),
	costYen: z.number().nullable(),
	daysInMonth: z.int(),
	daysInPeriod: z.int(),
	quantityInMonth: z.number(),
	costYenInMonth: z.number().nullable(),
	reading: z.enum(['actual', 'estimated']),
	/** Of what was written by hand: who, when and why; null of a file. */
	entry: z
		.strictObject({
			deed: z.enum(['enter', 'correct', 'remove']),
			reason: z.string().nullable(),
			by: z.string().nullable(),
			at: instant,
			note: z.string().nullable()
		})
		.nullable()
});

const cited = { value: z.number(), unit: z.string(), source: z.string() };

const meteringPoint = {
	id: z.string(),
	name: z.string(),
	carrier: z.string(),
	unit: z.string()
};

const trace = z.strictObject({
	meteringPoint: z.strictObject(meteringPoint),
	month: z.string(),
	figures: z.strictObject({
		...figures,
		costDays: z.int(),
		coveredDays: z.int(),
		days: z.int(),
		dataStatus,
		factorStatus: factorStatuses
	}),
	evidence: z.array(evidence),
	conversions: z.array(
		z.strictObject({
			from: z.string(),
			to: z.string(),
			multiplier: z.number(),
			source: z.string()
		})
	),
	factor: factor.nullable(),
	energyFactor: z.strictObject({ id: z.string(), ...cited, status: factorStatus }).nullable(),
	crudeOil: z.strictObject(cited).nullable(),
	formulas: z.array(
		z.strictObject({
			result: z.enum(['gigajoules', 'crudeOilKl', 'co2KgBasic', 'co2KgAdjusted']),
			text: z.string(),
			value: z.number().nullable()
		})
	),
	recomputed: z.enum(['equal', 'different']),
	findings: z.array(finding)
});

export const getTrace = operation({
	id: 'get_trace',
	method: 'GET',
	path: '/companies/{company}/trace',
	access: 'read',
	status: 200,
	query: z.strictObject({ meteringPointId: identifier, month }),
	answer: answer('Trace', trace)
});

const sum = z.strictObject(energySum);

const sumTrace = z.strictObject({
	from: z.string(),
	to: z.string(),
	carrier: z.string().nullable(),
	total: sum.nullable(),
	months: z.array(z.strictObject({ month: z.string(), figures: sum })),
	points: z.array(
		z.strictObject({
			meteringPoint: z.strictObject({ ...meteringPoint, siteId: z.string() }),
			figures: sum
		})
	),
	recomputed: z.enum(['equal', 'different']),
	different: z
		.array(z.strictObject({ meteringPointId: z.string().nullable(), month: z.string() }))
		.describe(
			'Months that are stored otherwise than they come out now; without a metering point: the sum of the company.'
		),
	findings: z.array(finding)
});

export const getSumTrace = operation({
	id: 'get_sum_trace',
	method: 'GET',
	path: '/companies/{company}/trace/sum',
	access: 'read',
	status: 200,
	query: z.strictObject({
		...{ from: month, to: month, carrier: z.string().optional() },
		...{ siteId: identifier.optional(), meteringPointId: identifier.optional() }
	}),
	answer: answer('SumTrace', sumTrace)
});
