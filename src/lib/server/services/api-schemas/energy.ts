import { z } from 'zod';
import { day, finding, identifier, month } from './common';
import { dataStatus, factorStatuses, factorStatus, figures } from './figures';
import { answer, operation } from './operation';

const DIMENSIONS = ['month', 'fiscalYear', 'carrier', 'site', 'meteringPoint'] as const;
type Dimension = (typeof DIMENSIONS)[number];

const anyDimension = `(${DIMENSIONS.join('|')})`;
/** Comma-separated; a dimension named twice counts once. */
const by = z
	.string()
	.regex(new RegExp(`^${anyDimension}(,${anyDimension})*$`))
	.transform((text) => [...new Set(text.split(','))] as Dimension[])
	.default(['month']);

const rule = z
	.enum(['of_year', 'newest'])
	.default('of_year')
	.describe(
		'`of_year`: gigajoules and kL by the energy law of the month’s statutory year; `newest`: all ' +
			'months by the conversions that hold today, so that years across a change compare.'
	);

/** Yen, energy and CO2 of a sum, with how far they reach. */
export const energySum = {
	...figures,
	incomeYen: z
		.number()
		.nullable()
		.describe('Yen that power sold (`electricity_export`) brought in; not part of `costYen`.'),
	coverage: z.number().min(0).max(1),
	costCoverage: z
		.number()
		.min(0)
		.max(1)
		.nullable()
		.describe(
			'Share of the days to be paid for that `costYen` is for. Power sold and own generation ' +
				'are not paid for; null where there is nothing else.'
		),
	dataStatus,
	factorStatus: factorStatuses,
	status: z.union([factorStatus, dataStatus])
};

const energyRow = z.strictObject({
	month: z.string().optional(),
	fiscalYear: z.int().optional(),
	carrier: z.string().optional(),
	site: z.string().optional(),
	meteringPoint: z.string().optional(),
	...energySum
});

export const getEnergy = operation({
	id: 'get_energy',
	method: 'GET',
	path: '/companies/{company}/energy',
	access: 'read',
	status: 200,
	query: z.strictObject({ from: month, to: month, by, rule }),
	answer: answer(
		'Energy',
		z.strictObject({ rows: z.array(answer('EnergyRow', energyRow)), findings: z.array(finding) })
	)
});

export const getLoadProfile = operation({
	id: 'get_load_profile',
	method: 'GET',
	path: '/companies/{company}/load-profile',
	access: 'read',
	status: 200,
	query: z.strictObject({ meteringPointId: identifier, from: day, to: day }),
	answer: answer(
		'LoadProfile',
		z.strictObject({
			slotMinutes: z.int().describe('Length of a slot of `kwh`, on every day that names no other.'),
			days: z.array(
				z.strictObject({
					day: z.iso.date(),
					slotMinutes: z
						.int()
						.optional()
						.describe('Only on days whose slots are of another length than those of most days.'),
					kwh: z.array(z.number().nullable()),
					peakKw: z.number().nullable()
				})
			)
		})
	)
});
