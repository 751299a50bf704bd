import { z } from 'zod';
import { CERTIFICATE_KINDS } from '$lib/domain/ghg/certificate';
import { finding } from './common';
import { factorLine } from './factors';
import { answer, operation } from './operation';

const kg = z.number().nullable();

const figures = {
	quantity: z.number().nullable(),
	unit: z.string().nullable(),
	gigajoules: z.number().nullable(),
	co2KgBasic: kg,
	co2KgAdjusted: kg,
	incomeYen: z.number().nullable(),
	coverage: z.number().min(0).max(1),
	status: z.string()
};
const line = z.strictObject({ carrier: z.string(), ...figures });

const deducted = z.strictObject({
	beforeKgCo2: kg,
	takenOffKgCo2: kg.describe('By certificates.'),
	afterKgCo2: kg,
	totalKgCo2: kg.describe('With bought heat.')
});

const ghg = z.strictObject({
	fiscalYear: z.int(),
	years: z.array(z.int()),
	from: z.string(),
	to: z.string(),
	scope1: z.strictObject({ lines: z.array(line), total: z.strictObject(figures) }),
	scope2: z.strictObject({
		electricity: line.nullable(),
		heat: z.array(line),
		total: z.strictObject(figures),
		locationBased: z.strictObject({
			co2Kg: kg.describe('Bought power × national average; null: a year has none.'),
			averages: z.array(
				z.strictObject({
					year: z.int(),
					kgCo2PerKwh: z.number(),
					status: z.enum(['official', 'provisional', 'unverified']),
					source: z.string()
				})
			),
			missingYears: z.array(z.int()),
			totalKgCo2: kg
		}),
		marketBased: deducted,
		adjusted: deducted
	}),
	solar: line.nullable(),
	sold: line.nullable(),
	certificates: z.array(
		z.strictObject({
			id: z.string(),
			kind: z.enum(CERTIFICATE_KINDS),
			serial: z.string(),
			kwh: z.int(),
			marketKwh: z.number().describe('Used in the year.'),
			marketKgCo2: z.number(),
			adjustedKwh: z.number(),
			adjustedKgCo2: kg,
			reason: z.enum(['national_average_missing', 'certified_amount_missing']).nullable()
		})
	),
	scope3: z.strictObject({
		categories: z.array(
			z.strictObject({ category: z.int(), lines: z.int(), co2eKg: kg.describe('null: no line.') })
		),
		co2eKg: kg
	}),
	totals: z.strictObject({
		scope1And2Basic: kg,
		locationKgCo2: kg,
		marketKgCo2: kg,
		allMarketKgCo2: kg
	}),
	factors: z.array(z.strictObject({ carrier: z.string(), factor: factorLine })),
	findings: z.array(finding)
});

export const getGhg = operation({
	id: 'get_ghg',
	method: 'GET',
	path: '/companies/{company}/ghg',
	access: 'read',
	status: 200,
	query: z.strictObject({ fiscalYear: z.coerce.number().int().min(1900).max(2200).optional() }),
	answer: answer('Ghg', ghg)
});
