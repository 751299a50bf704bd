import { z } from 'zod';
import { listOf, listQuery } from './common';
import { answer, operation } from './operation';

const month = z.strictObject({
	month: z.string(),
	fiscalYear: z.int().describe("The company's own fiscal year."),
	days: z.int().describe('Days with a daily mean temperature.'),
	daysInMonth: z.int(),
	meanC: z.number().nullable(),
	heatingDegreeDays: z
		.number()
		.nullable()
		.describe('°C·days below 14 °C, over the days that are known.'),
	coolingDegreeDays: z
		.number()
		.nullable()
		.describe('°C·days above 24 °C, over the days that are known.')
});

const station = answer(
	'WeatherStation',
	z.strictObject({
		id: z.string(),
		name: z.string(),
		from: z.iso.date(),
		to: z.iso.date(),
		days: z.int(),
		gaps: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date() })),
		months: z.array(month)
	})
);

export const listWeather = operation({
	id: 'list_weather',
	method: 'GET',
	path: '/companies/{company}/weather',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('WeatherStationList', station)
});
