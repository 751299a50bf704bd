import type { DemoCompany } from './demo-company';
import { FOUNDRY_NAME, FOUNDRY_POINTS, foundryFiles, type FoundryPoint } from './foundry-files';

/** The first of the sample companies, and the one that a newcomer tries things with. */
export const FOUNDRY: DemoCompany = {
	key: 'foundry',
	name: FOUNDRY_NAME,
	industry: '2251',
	municipality: '日立市',
	employees: 42,
	fiscalYearStartMonth: 4,
	monthsBehind: 1,
	sites: () => [
		{
			name: '本社工場（見本）',
			address: null,
			floorAreaM2: 4200,
			points: (Object.keys(FOUNDRY_POINTS) as FoundryPoint[]).map((key) => ({
				key,
				...FOUNDRY_POINTS[key]
			}))
		}
	],
	files: foundryFiles
};
