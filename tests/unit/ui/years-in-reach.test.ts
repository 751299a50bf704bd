import { expect, test } from 'vitest';
import { yearsInReach } from '$lib/features/energy/years-in-reach';

const YEARS = [2026, 2025, 2024, 2023, 2022];

test.each<[string, number | null, number, number[]]>([
	['nothing shown: the newest', null, 3, [2026, 2025, 2024]],
	['the newest year has the older ones beside it', 2026, 3, [2026, 2025, 2024]],
	['an older year has one newer and one older in reach', 2024, 3, [2025, 2024, 2023]],
	['the oldest year has a way back', 2022, 3, [2023, 2022]],
	['with four, two newer ones', 2023, 4, [2025, 2024, 2023, 2022]],
	['a year without data: the newest', 2030, 3, [2026, 2025, 2024]]
])('%s', (_, shown, most, years) => expect(yearsInReach(YEARS, shown, most)).toEqual(years));
