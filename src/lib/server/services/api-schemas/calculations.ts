import { z } from 'zod';
import { finding } from './common';
import { factor, supplierChoice } from './factors';
import { answer, body, operation } from './operation';

const ownFactor = z.strictObject({
	kgCo2PerUnit: z.number().optional(),
	gjPerUnit: z.number().optional()
});

const dayText = z.string({ error: 'day.invalid' });

/** Values are judged by the calculation itself, so that each refusal has its own code. */
export const calculateEmissions = operation({
	id: 'calculate_emissions',
	method: 'POST',
	path: '/calculations/emissions',
	access: 'read',
	status: 200,
	body: body(
		'EmissionsRequest',
		z.strictObject({
			carrier: z.string({ error: 'carrier.unknown' }),
			/** Beyond the second limit results would leave what a number can hold. */
			quantity: z
				.number({ error: 'quantity.invalid' })
				.nonnegative({ error: 'quantity.invalid' })
				.max(1e15, { error: 'quantity.invalid' }),
			unit: z.string({ error: 'unit.not_for_carrier' }),
			date: z.string({ error: 'date.out_of_range' }),
			supplier: supplierChoice.supplier.nullable(),
			menu: supplierChoice.menu.nullable(),
			area: supplierChoice.area.nullable(),
			/** A printed case's own factors, by carrier, per base unit. */
			factorOverrides: z.record(z.string(), ownFactor).optional()
		})
	),
	answer: answer(
		'Emissions',
		z.strictObject({
			gigajoules: z.number().nullable(),
			crudeOilKl: z.number().nullable(),
			co2KgBasic: z.number().nullable(),
			co2KgAdjusted: z.number().nullable(),
			factor,
			findings: z.array(finding)
		})
	),
	refusals: [422]
});

const calendarisedMonth = z.strictObject({
	month: z.string(),
	quantity: z.number(),
	costYen: z.number().nullable(),
	daysCovered: z.int(),
	daysInMonth: z.int()
});

export const calculateCalendarisation = operation({
	id: 'calculate_calendarisation',
	method: 'POST',
	path: '/calculations/calendarisation',
	access: 'read',
	status: 200,
	body: body(
		'CalendarisationRequest',
		z.strictObject({
			bills: z
				.array(
					z.strictObject({
						start: dayText,
						end: dayText,
						quantity: z.number({ error: 'quantity.invalid' }),
						costYen: z.int().nullish()
					})
				)
				.max(10_000),
			method: z.literal('days')
		})
	),
	answer: answer(
		'Calendarisation',
		z.strictObject({ months: z.array(calendarisedMonth), findings: z.array(finding) })
	),
	refusals: [422]
});
