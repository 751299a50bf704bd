import * as m from '$i18n/paraglide/messages';
import { daysName, figure, type Locale } from '$lib/ui/format';

interface Gap {
	from: string;
	to: string;
}

const MOST_NAMED = 6;

/** Which days are missing, in words. */
export function gapWords(gaps: readonly Gap[], locale: Locale): string {
	if (gaps.length === 0) return m.weather_no_gaps();
	const named = gaps
		.slice(0, MOST_NAMED)
		.map((gap) => daysName(gap, locale))
		.join(m.list_comma());
	const days = gaps.length > MOST_NAMED ? m.weather_gaps_more({ days: named }) : named;
	return m.weather_gaps({ count: figure(gaps.reduce((sum, gap) => sum + length(gap), 0)), days });
}

const length = ({ from, to }: Gap) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
