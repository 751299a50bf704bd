/** Resin, rubber, paper and print. */
import type { Manufacturer } from '../manufacturer';
import { paper } from '../papers';
import { diesel, heavyOil, highVoltage, steam } from '../points';

export const MATERIALS: Manufacturer[] = [
	{
		key: 'resin',
		name: '見本樹脂成形株式会社',
		industry: '1831',
		municipality: '常陸大宮市',
		employees: 38,
		sites: [
			{
				name: '宮の郷工場',
				floorAreaM2: 3900,
				points: [
					highVoltage({
						...{ number: 16, supplier: '東京電力エナジーパートナー(株)', readingDay: 4 },
						...{ shift: 'three', week: { saturday: 0.6, sunday: 0.1 } },
						...{ priceLevel: 0.98, improved: { from: '2024-12', savedShare: 0.07 } },
						kw: { base: 20, production: 152, cooling: 38, heating: 5 }
					})
				]
			}
		],
		papers: [
			paper('電気_ご使用実績', 'era_list', { points: ['power'] }),
			paper('電気_30分値', 'interval_rows', { points: ['power'], encoding: 'utf-8' })
		]
	},
	{
		key: 'rubber',
		name: '見本ゴム工業株式会社',
		industry: '1933',
		municipality: '北茨城市',
		employees: 44,
		sites: [
			{
				name: '中郷工場',
				floorAreaM2: 5100,
				points: [
					highVoltage({
						...{ number: 17, supplier: '出光興産(株)', readingDay: 14, trendPerYear: -0.02 },
						...{ shift: 'two', week: { saturday: 0.5 } },
						kw: { base: 15, production: 158, cooling: 20, heating: 12 }
					}),
					steam({
						...{ key: 'steam', name: '工業団地 購入蒸気' },
						...{ perWorkday: 17, perDay: 1.5, perWinterDay: 4, saturday: 0.5 }
					})
				]
			}
		],
		papers: [
			paper('電気_請求一覧', 'retailer_list', { points: ['power'] }),
			paper('購入蒸気_実績', 'slip_list', { points: ['steam'] })
		]
	},
	{
		key: 'cardboard',
		name: '見本段ボール株式会社',
		industry: '1453',
		municipality: 'ひたちなか市',
		employees: 36,
		sites: [
			{
				name: '常陸那珂工場',
				floorAreaM2: 7300,
				points: [
					highVoltage({
						...{ number: 18, supplier: 'ミツウロコグリーンエネルギー(株)', menu: 'E' },
						...{ readingDay: 19, shift: 'two', week: { saturday: 0.2 }, priceLevel: 1.02 },
						kw: { base: 12, production: 120, cooling: 14, heating: 10 }
					}),
					heavyOil({
						...{ key: 'boiler', name: '貼合ボイラー A重油' },
						...{ perWorkday: 410, perDay: 12, perWinterDay: 70, saturday: 0.2 }
					}),
					diesel({ key: 'trucks', name: '配送トラック 軽油', perWorkday: 120, saturday: 0.3 })
				]
			}
		],
		papers: [
			paper('電気_請求一覧', 'retailer_list', { points: ['power'], encoding: 'utf-8' }),
			paper('燃料_伝票一覧', 'slip_list', { points: ['boiler', 'trucks'] })
		],
		oddities: [{ kind: 'missing', point: 'trucks', month: 2, year: 1 }]
	},
	{
		key: 'printing',
		name: '見本印刷株式会社',
		industry: '1511',
		municipality: '日立市',
		employees: 14,
		monthsBehind: 3,
		sites: [
			{
				name: '本社工場',
				floorAreaM2: 1100,
				points: [
					highVoltage({
						...{ number: 19, supplier: 'ゼロワットパワー(株)', readingDay: 21, priceLevel: 1.01 },
						...{ shift: 'day', season: 'printing', week: { saturday: 0.4 }, trendPerYear: -0.025 },
						kw: { base: 5, production: 33, cooling: 17, heating: 12 }
					})
				]
			}
		],
		papers: [paper('電気_請求一覧', 'retailer_list', { points: ['power'] })]
	}
];
