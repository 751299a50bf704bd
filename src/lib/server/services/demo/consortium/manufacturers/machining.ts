/** Machining, pressing and sheet metal: small plants that work by day. */
import type { Manufacturer } from '../manufacturer';
import { paper } from '../papers';
import { gasoline, highVoltage, kerosene, lowVoltage } from '../points';

export const MACHINING: Manufacturer[] = [
	{
		key: 'machining',
		name: '見本切削工業株式会社',
		industry: '2599',
		municipality: '日立市',
		employees: 18,
		sites: [
			{
				name: '本社工場',
				floorAreaM2: 1250,
				points: [
					highVoltage({
						...{ number: 5, supplier: '日本テクノ(株)', readingDay: 11, priceLevel: 1.01 },
						...{ shift: 'day', week: { saturday: 0.3 }, trendPerYear: 0.01 },
						kw: { base: 5, production: 48, cooling: 11, heating: 8 }
					})
				]
			}
		],
		papers: [paper('電気_請求一覧', 'retailer_list', { points: ['power'] })],
		oddities: [{ kind: 'missing', point: 'power', month: 10, year: 0 }]
	},
	{
		key: 'precision',
		name: '見本精密部品株式会社',
		industry: '2663',
		municipality: '常陸太田市',
		employees: 34,
		sites: [
			{
				name: '常陸太田工場',
				floorAreaM2: 2900,
				points: [
					highVoltage({
						...{ number: 6, supplier: 'ミツウロコグリーンエネルギー(株)', readingDay: 5 },
						...{ shift: 'two', priceLevel: 0.99, improved: { from: '2024-09', savedShare: 0.08 } },
						kw: { base: 15, production: 82, cooling: 30, heating: 16 }
					}),
					kerosene({ key: 'heating', name: '暖房 灯油', perWinterDay: 42 })
				]
			}
		],
		papers: [
			paper('電気_ご使用実績', 'era_list', { points: ['power'], encoding: 'utf-8' }),
			paper('灯油_納品一覧', 'slip_list', { points: ['heating'] })
		]
	},
	{
		key: 'press',
		name: '見本プレス工業株式会社',
		industry: '2452',
		municipality: 'ひたちなか市',
		employees: 48,
		sites: [
			{
				name: '本社工場',
				floorAreaM2: 3600,
				points: [
					highVoltage({
						...{ number: 7, name: '本社工場 高圧受電', readingDay: 13, priceLevel: 0.98 },
						...{
							supplier: 'ENEOS Power(株)（旧:ENEOS(株)）',
							shift: 'day',
							week: { saturday: 0.5 }
						},
						kw: { base: 11, production: 104, cooling: 15, heating: 10 }
					})
				]
			},
			{
				name: '第二工場',
				floorAreaM2: 1700,
				points: [
					highVoltage({
						...{ key: 'second', number: 37, name: '第二工場 高圧受電', readingDay: 13 },
						...{ supplier: 'ENEOS Power(株)（旧:ENEOS(株)）', shift: 'day', priceLevel: 0.98 },
						kw: { base: 6, production: 52, cooling: 8, heating: 6 }
					})
				]
			}
		],
		papers: [paper('電気_請求明細', 'invoice_rows', { points: ['power', 'second'] })]
	},
	{
		key: 'sheet_metal',
		name: '有限会社見本板金',
		industry: '2446',
		municipality: '高萩市',
		employees: 15,
		sites: [
			{
				name: '高萩工場',
				floorAreaM2: 980,
				points: [
					lowVoltage({
						...{ number: 8, supplier: '東京電力エナジーパートナー(株)', contract: 46 },
						...{ shift: 'day', week: { saturday: 0.5 } },
						kw: { base: 1.6, production: 24, cooling: 5, heating: 4 }
					}),
					gasoline({ key: 'cars', name: '社用車 ガソリン', perWorkday: 19, saturday: 0.5 })
				]
			}
		],
		papers: [paper('エネルギー台帳', 'ledger_columns', { points: ['power', 'cars'] })],
		oddities: [{ kind: 'unreadable', point: 'cars', month: 8, year: 0 }]
	},
	{
		key: 'screws',
		name: '見本ねじ製作所有限会社',
		industry: '2481',
		municipality: '日立市',
		employees: 12,
		sites: [
			{
				name: '本社工場',
				floorAreaM2: 740,
				points: [
					lowVoltage({
						...{ number: 10, supplier: '(株)Looop', contract: 49, priceLevel: 0.97 },
						...{ shift: 'day', week: { saturday: 0.6 }, trendPerYear: -0.03 },
						kw: { base: 1.4, production: 27, cooling: 3, heating: 3 }
					}),
					kerosene({ key: 'heating', name: '暖房・洗浄 灯油', perWorkday: 9, perWinterDay: 16 })
				]
			}
		],
		papers: [
			paper('エネルギー伝票', 'slip_list', { points: ['power', 'heating'], encoding: 'utf-8' })
		],
		oddities: [
			{ kind: 'tenfold_yen', point: 'heating', month: 11, year: 0 },
			{ kind: 'contradicted', point: 'power', month: 6, year: 0 }
		]
	},
	{
		key: 'moulds',
		name: '見本金型株式会社',
		industry: '2691',
		municipality: '常陸大宮市',
		employees: 16,
		sites: [
			{
				name: '大宮工場',
				floorAreaM2: 1500,
				points: [
					highVoltage({
						...{ number: 11, supplier: 'シン・エナジー(株)', menu: 'A', readingDay: 16 },
						...{ shift: 'two', week: { saturday: 0.3 }, priceLevel: 1.04 },
						kw: { base: 6, production: 38, cooling: 13, heating: 7 }
					})
				]
			}
		],
		papers: [paper('電気_請求一覧', 'retailer_list', { points: ['power'] })],
		oddities: [{ kind: 'overlapping', point: 'power', month: 9, year: 0 }]
	}
];
