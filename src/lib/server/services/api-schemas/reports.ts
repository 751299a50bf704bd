import { LINE_GROUPS } from '$lib/domain/statutory/statutory-table';
import { RESULTS } from '$lib/domain/energy/sum-figures';
import { z } from 'zod';
import { month } from './common';
import { dataStatus, factorStatus, factorStatuses } from './figures';
import { answer, operation } from './operation';

const figures = {
	gigajoules: z.number().nullable(),
	crudeOilKl: z.number().nullable(),
	co2TBasic: z.number().nullable().describe('t-CO2, basic factors.'),
	co2TAdjusted: z.number().nullable().describe('t-CO2, adjusted factors.')
};

const span = { id: z.string(), from: month, to: month };

const factor = z.strictObject({
	...span,
	supplier: z.string().nullable(),
	menu: z.string().nullable(),
	area: z.string().nullable(),
	valueBasic: z.number().nullable(),
	valueAdjusted: z.number().nullable(),
	unit: z.string(),
	edition: z.string(),
	listDate: z.string().nullable(),
	source: z.string(),
	status: factorStatus
});

const conversion = z.strictObject({
	...span,
	name: z.string(),
	value: z.number(),
	unit: z.string().describe('As the law prints it: `GJ/MWh`.'),
	source: z.string()
});

const line = z.strictObject({
	carrier: z.string(),
	group: z.enum(LINE_GROUPS).describe('`not_counted` (power sold) is shown and part of no total.'),
	quantity: z.number().nullable(),
	unit: z.string().describe('A thousand of the base unit: MWh (千kWh), thousand_m3, kL, t; or GJ.'),
	...figures,
	coveredDays: z.int(),
	days: z.int(),
	dataStatus,
	factorStatus: factorStatuses,
	notComputed: z
		.array(z.strictObject({ result: z.enum(RESULTS), months: z.array(month) }))
		.describe('Why a figure of the line is null though there is data.'),
	byTime: z
		.array(
			z.strictObject({
				timeOfUse: z.enum(['day', 'night']).nullable(),
				quantity: z.number(),
				gigajoules: z.number(),
				crudeOilKl: z.number()
			})
		)
		.describe('Power before FY2023 that bills separate by day and night; else empty.'),
	factors: z.array(factor),
	conversions: z.array(conversion)
});

const table = z.strictObject({
	companyName: z.string(),
	dataVersion: z.int(),
	fiscalYear: z.int(),
	from: month,
	to: month,
	lines: z.array(answer('StatutoryLine', line)),
	totals: z.strictObject(figures).describe('null where a part could not be computed.'),
	coveredDays: z.int(),
	days: z.int(),
	gaps: z.array(
		z.strictObject({
			meteringPointId: z.string(),
			name: z.string(),
			carrier: z.string(),
			kind: z.enum(['missing', 'partial', 'estimated']),
			months: z.array(month)
		})
	),
	designation: z
		.strictObject({
			thresholdKl: z.number(),
			source: z.string(),
			standing: z.enum(['reached', 'below', 'below_so_far', 'open'])
		})
		.describe('Whether the crude-oil equivalent reaches what designates a business (特定事業者).')
});

export const getStatutoryTable = operation({
	id: 'get_statutory_table',
	method: 'GET',
	path: '/companies/{company}/statutory-table',
	access: 'read',
	status: 200,
	query: z.strictObject({
		fiscalYear: z.coerce
			.number()
			.int()
			.min(1990)
			.max(2100)
			.describe('Statutory year, April to March, whatever the company’s own year is.')
	}),
	answer: answer('StatutoryTable', table)
});
