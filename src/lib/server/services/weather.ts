import { fiscalYearOf, isoDay } from '$lib/domain/time/day';
import { weatherGaps, weatherMonths, type WeatherDay } from '$lib/domain/weather/weather-months';
import { authoriseCompany } from '../access/authorise';
import type { Context } from '../access/context';
import { getServer } from '../app';
import { listFiguresInForce, type LedgerFigure } from '../repositories/figures';
import { read } from '../repositories/transaction';
import { listWeatherStations, type WeatherStation } from '../repositories/weather-stations';
import { existingCompany } from './companies';
import { toFigureInForce } from './derive/fold-figures';

export interface WeatherStationView {
	id: string;
	/** As the file names it. */
	name: string;
	from: string;
	to: string;
	/** Days with a daily mean temperature. */
	days: number;
	/** Stretches of days without one, between the first and the last. */
	gaps: { from: string; to: string }[];
	months: {
		month: string;
		/** The company's own fiscal year. */
		fiscalYear: number;
		days: number;
		daysInMonth: number;
		meanC: number | null;
		/** Below 14 °C and above 24 °C, over the days that are known. */
		heatingDegreeDays: number | null;
		coolingDegreeDays: number | null;
	}[];
}

/** The stations whose days were imported, with their months; none for a station that was undone. */
export async function listWeather(
	context: Context,
	companyId: string
): Promise<WeatherStationView[]> {
	const scope = authoriseCompany(context, 'weather', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		const { fiscalYearStartMonth } = await existingCompany(scope, tx);
		const stations = await listWeatherStations(scope, tx);
		const seriesIds = stations.map(({ weatherStationId }) => weatherStationId);
		const days = await listFiguresInForce(scope, tx, { seriesIds, kind: 'weather' });
		const byStation = Map.groupBy(days, ({ seriesId }) => seriesId);
		return stations.flatMap((station) => {
			const own = byStation.get(station.weatherStationId);
			return own ? [viewOf(station, own.map(toWeatherDay), fiscalYearStartMonth)] : [];
		});
	});
}

function toWeatherDay(row: LedgerFigure): WeatherDay {
	return { day: row.startDay, meanC: toFigureInForce(row).quantity };
}

function viewOf(
	{ weatherStationId, name }: WeatherStation,
	days: readonly WeatherDay[],
	startMonth: number
): WeatherStationView {
	return {
		id: weatherStationId,
		name,
		from: isoDay(days[0]!.day),
		to: isoDay(days.at(-1)!.day),
		days: days.length,
		gaps: weatherGaps(days).map(({ start, end }) => ({ from: isoDay(start), to: isoDay(end - 1) })),
		months: weatherMonths(days).map((month) => ({
			...month,
			fiscalYear: fiscalYearOf(month.month, startMonth)
		}))
	};
}
