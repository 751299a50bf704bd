/** Fish, noodles, sake and a haulier. */
import type { Manufacturer } from '../manufacturer';
import { paper } from '../papers';
import { diesel, gasoline, heavyOil, highVoltage, kerosene, lowVoltage, lpg } from '../points';

export const FOOD_AND_TRANSPORT: Manufacturer[] = [
	{
		key: 'frozen_fish',
		name: '見本冷凍水産株式会社',
		industry: '0925',
		municipality: '北茨城市',
		employees: 26,
		sites: [
			{
				name: '大津港工場',
				floorAreaM2: 3100,
				points: [
					highVoltage({
						...{ number: 20, supplier: '東京電力エナジーパートナー(株)', priceLevel: 0.99 },
						...{ shift: 'continuous', season: 'catch', week: { saturday: 0.9, sunday: 0.7 } },
						kw: { base: 42, production: 46, cooling: 44 }
					}),
					lpg({ key: 'boiling', name: '煮釜 LPG', season: 'catch', perWorkday: 31, saturday: 0.9 })
				]
			}
		],
		papers: [
			paper('電気料金_請求一覧', 'retailer_list', { points: ['power'] }),
			paper('LPガス_納入一覧', 'slip_list', { points: ['boiling'] }),
			paper('電気_30分値_くらしTEPCO', 'tepco_kurashi', { points: ['power'] })
		]
	},
	{
		key: 'noodles',
		name: '見本製麺有限会社',
		industry: '0992',
		municipality: '大子町',
		employees: 19,
		sites: [
			{
				name: '大子工場',
				floorAreaM2: 1350,
				points: [
					highVoltage({
						...{ number: 21, supplier: '東京電力エナジーパートナー(株)', readingDay: 8 },
						...{ shift: 'dawn', season: 'noodles', week: { saturday: 1 }, priceLevel: 1.03 },
						kw: { base: 10, production: 42, cooling: 14, heating: 2 }
					}),
					kerosene({
						...{ key: 'boiler', name: '茹で釜ボイラー 灯油', season: 'noodles' },
						...{ perWorkday: 118, perWinterDay: 24, saturday: 1 }
					})
				]
			}
		],
		papers: [
			paper('電気_ご使用量のお知らせ', 'era_list', { points: ['power'] }),
			paper('灯油_納品一覧', 'slip_list', { points: ['boiler'], encoding: 'utf-8' })
		]
	},
	{
		key: 'sake',
		name: '見本酒造株式会社',
		industry: '1023',
		municipality: '常陸太田市',
		employees: 9,
		fiscalYearStartMonth: 10,
		monthsBehind: 2,
		sites: [
			{
				name: '酒蔵',
				floorAreaM2: 1600,
				points: [
					lowVoltage({
						...{ number: 22, supplier: '東京電力エナジーパートナー(株)', contract: 44 },
						...{ shift: 'dawn', season: 'brewing', week: { saturday: 0.8, sunday: 0.4 } },
						kw: { base: 5, production: 11, cooling: 13 }
					}),
					heavyOil({
						...{ key: 'steaming', name: '蒸米ボイラー A重油', season: 'brewing' },
						...{ perWorkday: 46, saturday: 0.8 }
					})
				]
			}
		],
		papers: [
			paper('電気_請求一覧', 'retailer_list', { points: ['power'] }),
			paper('A重油_納品一覧', 'slip_list', { points: ['steaming'] })
		]
	},
	{
		key: 'haulage',
		name: '見本運輸株式会社',
		industry: '4411',
		municipality: '東海村',
		employees: 60,
		sites: [
			{
				name: '本社営業所',
				floorAreaM2: 2400,
				points: [
					lowVoltage({
						...{ number: 23, name: '本社 低圧電力', contract: 38 },
						...{ supplier: '東京電力エナジーパートナー(株)', shift: 'warehouse' },
						...{ week: { saturday: 0.7 }, kw: { base: 3, production: 11, cooling: 8, heating: 6 } }
					}),
					diesel({
						...{ key: 'trucks', name: 'トラック 軽油', perWorkday: 1_450, saturday: 0.45 },
						...{ perDay: 30, trendPerYear: -0.012 }
					}),
					gasoline({ key: 'cars', name: '連絡車 ガソリン', perWorkday: 16 })
				]
			},
			{
				name: '常陸那珂倉庫',
				floorAreaM2: 5600,
				points: [
					highVoltage({
						...{ key: 'warehouse', number: 38, name: '倉庫 高圧受電' },
						...{ supplier: '東京電力エナジーパートナー(株)', shift: 'warehouse' },
						...{ week: { saturday: 0.7 }, kw: { base: 7, production: 34, cooling: 16, heating: 6 } }
					})
				]
			}
		],
		papers: [
			paper('電気_請求明細', 'invoice_rows', { points: ['power', 'warehouse'] }),
			paper('燃料_給油一覧', 'slip_list', { points: ['trucks', 'cars'] })
		]
	}
];
