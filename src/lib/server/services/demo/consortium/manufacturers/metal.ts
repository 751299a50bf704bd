/** Casting, heat and surfaces: much energy for each person. */
import type { Manufacturer } from '../manufacturer';
import { paper } from '../papers';
import { diesel, heavyOil, highVoltage, kerosene, lpg, tobuGas } from '../points';

export const METAL: Manufacturer[] = [
	{
		key: 'die_casting',
		name: '見本ダイカスト工業株式会社',
		industry: '2353',
		municipality: 'ひたちなか市',
		employees: 65,
		sites: [
			{
				name: 'ひたちなか工場',
				floorAreaM2: 6800,
				points: [
					highVoltage({
						...{ number: 2, supplier: '(株)エネット', menu: 'C', readingDay: 18 },
						...{ shift: 'three', priceLevel: 0.97, trendPerYear: 0.006 },
						kw: { base: 38, production: 285, cooling: 45, heating: 10 }
					}),
					tobuGas({
						...{ key: 'melting', name: '溶解炉 都市ガス', readingDay: 20 },
						...{ perDay: 180, perWorkday: 640, perWinterDay: 60, saturday: 0.2 }
					})
				]
			}
		],
		papers: [
			paper('電気料金_請求一覧', 'retailer_list', { points: ['power'] }),
			paper('都市ガス_検針一覧', 'reading_days', { points: ['melting'], encoding: 'utf-8' })
		],
		oddities: [{ kind: 'estimated', point: 'melting', month: 5, year: 0 }]
	},
	{
		key: 'plating',
		name: '見本めっき株式会社',
		industry: '2464',
		municipality: '日立市',
		employees: 28,
		sites: [
			{
				name: '本社工場',
				floorAreaM2: 2100,
				points: [
					highVoltage({
						...{ number: 3, supplier: '東京電力エナジーパートナー(株)', readingDay: 9 },
						...{ shift: 'two', week: { saturday: 0.3 }, priceLevel: 1.02 },
						...{ improved: { from: '2025-02', savedShare: 0.09 } },
						kw: { base: 16, production: 118, cooling: 12, heating: 14 }
					}),
					heavyOil({
						...{ key: 'boiler', name: '蒸気ボイラー A重油' },
						...{ perDay: 8, perWorkday: 195, perWinterDay: 110, saturday: 0.3 }
					})
				]
			}
		],
		papers: [
			paper('電気_ご使用量のお知らせ', 'era_list', { points: ['power'] }),
			paper('A重油_納品一覧', 'slip_list', { points: ['boiler'], uploaded: 'twice' })
		],
		oddities: [{ kind: 'missing', point: 'boiler', month: 7, year: 0 }]
	},
	{
		key: 'heat_treatment',
		name: '見本熱処理株式会社',
		industry: '2465',
		municipality: '日立市',
		employees: 22,
		sites: [
			{
				name: '熱処理工場',
				floorAreaM2: 2600,
				points: [
					highVoltage({
						...{ number: 4, supplier: '東京電力エナジーパートナー(株)' },
						...{ shift: 'continuous', week: { saturday: 0.75, sunday: 0.45 } },
						...{ priceLevel: 0.98, improved: { from: '2025-06', savedShare: 0.05 } },
						kw: { base: 34, production: 168, cooling: 16, heating: 2 }
					}),
					lpg({
						...{ key: 'atmosphere', name: '雰囲気ガス LPG', priceLevel: 0.94 },
						...{ perDay: 26, perWorkday: 44, saturday: 0.75 }
					})
				]
			}
		],
		papers: [
			paper('電気料金_請求一覧', 'retailer_list', { points: ['power'], encoding: 'utf-8' }),
			paper('LPガス_納入一覧', 'slip_list', { points: ['atmosphere'] }),
			paper('電気_30分値_日別', 'wide_days', { points: ['power'] })
		]
	},
	{
		key: 'painting',
		name: '見本塗装工業有限会社',
		industry: '2461',
		municipality: '北茨城市',
		employees: 20,
		sites: [
			{
				name: '磯原工場',
				floorAreaM2: 1900,
				points: [
					highVoltage({
						...{ number: 9, supplier: '東北電力(株)', readingDay: 15, priceLevel: 1.03 },
						...{ shift: 'day', week: { saturday: 0.4 } },
						kw: { base: 7, production: 62, cooling: 9, heating: 12 }
					}),
					lpg({
						...{ key: 'oven', name: '乾燥炉 LPG', readingDay: 22 },
						...{ perWorkday: 74, perWinterDay: 22, saturday: 0.4, trendPerYear: -0.015 }
					}),
					kerosene({
						...{ key: 'heating', name: '暖房 灯油' },
						...{ perWinterDay: 34 }
					})
				]
			}
		],
		papers: [
			paper('電気_請求一覧', 'retailer_list', { points: ['power'] }),
			paper('プロパンガス_検針', 'era_list', { points: ['oven'] }),
			paper('灯油_納品', 'slip_list', { points: ['heating'] })
		],
		oddities: [{ kind: 'repeated', point: 'heating', month: 12, year: 0 }]
	},
	{
		key: 'wire',
		name: '見本電線株式会社',
		industry: '2341',
		municipality: '日立市',
		employees: 85,
		fiscalYearStartMonth: 1,
		sites: [
			{
				name: '日高工場',
				floorAreaM2: 11_500,
				points: [
					highVoltage({
						...{ number: 15, supplier: '東京電力エナジーパートナー(株)', contract: 540 },
						...{ shift: 'three', week: { saturday: 0.5 }, priceLevel: 0.95 },
						kw: { base: 58, production: 345, cooling: 60, heating: 24 }
					}),
					diesel({
						...{ key: 'forklifts', name: 'フォークリフト 軽油', perWorkday: 38, saturday: 0.5 }
					})
				]
			}
		],
		papers: [
			paper('電気料金_請求一覧', 'retailer_list', { points: ['power'] }),
			paper('軽油_給油一覧', 'slip_list', { points: ['forklifts'], encoding: 'utf-8' })
		]
	}
];
