import type { Drawing } from './drawing';
import { FONT } from './drawing';
import { no, yes, type Outcome } from '$lib/domain/outcome';
import { CARRIER_COLOURS, RULE, SUB } from './palette';

/** Companies by how many per cent their CO2 changes; an open end is null. */
export interface Band {
	from: number | null;
	to: number | null;
	companies: number;
}

export interface BandWords {
	title: string;
	band: string;
	companies: string;
	/** −5～−1 %. */
	range: (from: number | null, to: number | null) => string;
	sentence: (parts: { most: string; companies: string }) => string;
}

/** A column for each band. */
export function changeBandsOption(
	bands: readonly Band[],
	words: BandWords
): Outcome<Drawing, 'no_data'> {
	if (bands.every(({ companies }) => companies === 0)) return no('no_data');
	const names = bands.map(({ from, to }) => words.range(from, to));
	const most = bands.reduce((a, b) => (b.companies > a.companies ? b : a));
	const drawn = { bands, names, companies: words.companies };
	return yes({
		label: words.sentence({
			most: words.range(most.from, most.to),
			companies: String(most.companies)
		}),
		legend: [],
		options: { wide: bandsOption(drawn, false), narrow: bandsOption(drawn, true) },
		tips: bands.map(({ companies }, at) => [names[at]!, `${companies} ${words.companies}`]),
		table: {
			head: [words.band, words.title],
			unit: words.companies,
			rows: bands.map(({ companies }, at) => [names[at]!, String(companies)])
		}
	});
}

function bandsOption(
	{ bands, names, companies }: { bands: readonly Band[]; names: string[]; companies: string },
	narrow: boolean
): Drawing['options']['wide'] {
	const text = { fontFamily: FONT, fontSize: narrow ? 13 : 15, color: SUB };
	return {
		animation: false,
		textStyle: { fontFamily: FONT },
		grid: { left: 4, right: 8, top: 8, bottom: 4, outerBoundsMode: 'same' },
		xAxis: {
			type: 'category',
			data: names,
			axisTick: { show: false },
			axisLine: { lineStyle: { color: SUB } },
			axisLabel: { ...text, interval: 0, margin: 10, rotate: narrow ? 55 : 35 }
		},
		yAxis: {
			type: 'value',
			name: companies,
			minInterval: 1,
			nameTextStyle: { ...text, align: 'right', padding: [0, 8, 0, 0] },
			splitLine: { lineStyle: { color: RULE } },
			axisLabel: text
		},
		series: [
			{
				type: 'bar',
				id: 'companies',
				barCategoryGap: '30%',
				emphasis: { disabled: true },
				itemStyle: { color: CARRIER_COLOURS.electricity },
				data: bands.map((band) => band.companies)
			}
		]
	};
}
