/** Motors, switchboards, circuit boards, instruments: the trade that Hitachi grew from. */
import type { Manufacturer } from '../manufacturer';
import { paper } from '../papers';
import {
	gasoline,
	highVoltage,
	lowVoltage,
	lpg,
	soldPower,
	solar,
	tokyoGas,
	water
} from '../points';

export const ELECTRICAL: Manufacturer[] = [
	{
		key: 'motors',
		name: '見本回転機株式会社',
		industry: '2911',
		municipality: '日立市',
		employees: 120,
		sites: [
			{
				name: '大みか工場',
				floorAreaM2: 14_200,
				points: [
					highVoltage({
						...{ number: 12, supplier: '東京電力エナジーパートナー(株)', contract: 600 },
						...{ shift: 'two', week: { saturday: 0.25 }, priceLevel: 0.96 },
						...{ improved: { from: '2025-09', savedShare: 0.06 } },
						kw: { base: 58, production: 330, cooling: 95, heating: 40 }
					}),
					tokyoGas({
						...{ key: 'varnish', name: 'ワニス乾燥炉・空調 都市ガス', readingDay: 24 },
						...{ perWorkday: 210, perWinterDay: 240, saturday: 0.25 }
					}),
					water({ key: 'water', name: '上水道', perWorkday: 22, perDay: 4 })
				]
			}
		],
		papers: [
			paper('電気料金_請求一覧', 'retailer_list', { points: ['power'] }),
			paper('都市ガス_検針一覧', 'reading_days', { points: ['varnish'] }),
			paper('水道_請求一覧', 'slip_list', { points: ['water'] }),
			paper('電気_30分値_くらしTEPCO', 'tepco_kurashi', { points: ['power'] })
		]
	},
	{
		key: 'switchboards',
		name: '見本配電盤株式会社',
		industry: '2914',
		municipality: '日立市',
		employees: 55,
		sites: [
			{
				name: '本社工場',
				floorAreaM2: 4600,
				points: [
					highVoltage({
						...{ number: 13, supplier: '東京電力エナジーパートナー(株)', menu: 'A', readingDay: 7 },
						...{ shift: 'day', week: { saturday: 0.2 }, priceLevel: 1.06 },
						kw: { base: 9, production: 68, cooling: 42, heating: 22 }
					}),
					gasoline({ key: 'cars', name: '社用車 ガソリン', perWorkday: 44, saturday: 0.2 }),
					lpg({ key: 'canteen', name: '食堂 LPG', perWorkday: 3.2 })
				]
			}
		],
		papers: [
			paper('電気_ご使用実績', 'era_list', { points: ['power'] }),
			paper('燃料_伝票一覧', 'slip_list', { points: ['cars', 'canteen'] })
		]
	},
	{
		key: 'boards',
		name: '見本基板実装株式会社',
		industry: '2842',
		municipality: '那珂市',
		employees: 70,
		sites: [
			{
				name: '那珂工場',
				floorAreaM2: 5200,
				points: [
					highVoltage({
						...{ number: 14, supplier: '東京ガス(株)', priceLevel: 0.99, trendPerYear: 0.02 },
						...{ shift: 'three', week: { saturday: 0.3 } },
						kw: { base: 32, production: 118, cooling: 70, heating: 26 }
					}),
					solar({
						...{ key: 'roof', name: '太陽光 自家消費', season: 'sunshine' },
						...{ perDay: 150, perWorkday: 170 }
					}),
					soldPower({
						...{ key: 'sold', name: '太陽光 余剰売電', season: 'sunshine', perDay: 24 }
					}),
					water({ key: 'water', name: '上水道', perWorkday: 9, perDay: 1 })
				]
			}
		],
		papers: [
			paper('電気料金_請求一覧', 'retailer_list', { points: ['power'] }),
			paper('太陽光_自家消費_年度別', 'months_across', { points: ['roof'], encoding: 'utf-8' }),
			paper('売電・水道_一覧', 'slip_list', { points: ['sold', 'water'], encoding: 'utf-8' }),
			paper('電気_30分値_日別', 'wide_days', { points: ['power'], encoding: 'utf-8' })
		]
	},
	{
		key: 'instruments',
		name: '見本分析機器株式会社',
		industry: '2735',
		municipality: 'ひたちなか市',
		employees: 31,
		sites: [
			{
				name: '本社',
				floorAreaM2: 1800,
				points: [
					lowVoltage({
						...{ number: 24, supplier: '東京電力エナジーパートナー(株)', contract: 48 },
						...{ shift: 'day', kw: { base: 3, production: 18, cooling: 14, heating: 9 } }
					})
				]
			}
		],
		// Joined this month: nothing has been uploaded yet.
		papers: []
	}
];
