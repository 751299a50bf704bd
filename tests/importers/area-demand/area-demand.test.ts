import { describe, expect, it } from 'vitest';
import { codesOf, readText } from '../documents';

const refused = (text: string) => {
	const outcome = readText(text);
	expect(outcome.layout?.id).toBe('area-demand');
	expect(outcome.status).toBe('refused');
	expect(codesOf(outcome)).toEqual(['file.area_demand']);
};

describe('でんき予報 of ten operators, each in its own spelling, is refused', () => {
	const spellings = [
		['北海道', 'DATE,TIME,当日実績(万kW),予測値(万kW),使用率(%),供給力(万kW)'],
		['東北', 'DATE,TIME,当日実績(万kW),予測値(万kW)'],
		['東京', 'DATE,TIME,当日実績(万kW),予測値(万kW),使用率(%),供給力(万kW)'],
		['中部', 'DATE,TIME,当日実績(万ｋＷ),予測値(万ｋＷ),使用率(％)'],
		['北陸', 'DATE,TIME,当日実績（万kW）,予想値（万kW）'],
		['関西', 'DATE,TIME,当日実績(万kW),予想値(万kW),使用率(%),供給力想定値(万kW)'],
		['中国', 'DATE,TIME,当日実績(５分間隔値)(万kW)'],
		['四国', 'DATE,TIME,当日実績(5分間隔値)(万kW),太陽光(万kW)'],
		['九州', 'DATE,TIME,当日実績（万kW),予測値(万kW）,供給力想定値（万kW)'],
		['沖縄', 'DATE,TIME,実績(万kW)']
	];
	for (const [operator, headings] of spellings) {
		it(operator!, () =>
			refused(`2022/12/6 13:35 UPDATE\n\n${headings}\n2022/12/6,0:00,3075,2954,76,4009\n`)
		);
		it(`${operator}, without its first line and quoted`, () =>
			refused(
				`${headings!
					.split(',')
					.map((cell) => `"${cell}"`)
					.join(',')}\n"2022/12/6","0:00","3075"\n`
			));
	}
	it('with the small tables of the peak before the readings', () =>
		refused(
			[
				'2022/12/6 13:35 UPDATE',
				'ピーク時供給力(万kW),時間帯,供給力情報更新日,供給力情報更新時刻,ピーク時使用率(%)',
				'4842,10:00～11:00,12/6,13:20,86',
				'',
				'DATE,TIME,当日実績(万kW),予測値(万kW)',
				'2022/12/6,0:00,0,2954'
			].join('\r\n')
		));
});

describe('エリア需給 is refused', () => {
	const sources = 'DATE,TIME,エリア需要,原子力,火力(LNG),火力(石炭),水力,地熱,バイオマス,連系線';
	it('days with slashes', () =>
		refused(`単位[MW平均],,,供給力,,,,,,\n${sources}\n2026/4/1,0:00,25000,0,1,2,3,4,5,-6\n`));
	it('quoted days of eight digits, slots by their ends', () =>
		refused(`"単位[MW平均]","",""\n"DATE","TIME","需要"\n"20260401","0:30","9000"\n`));
	it('told by its sources of supply alone', () =>
		refused(`日付,時刻,需要,原子力,火力,水力,地熱,バイオマス\n2026/04/01,00:00,9,1,2,3,4,5\n`));
});

describe('系統予測 is refused', () => {
	const row = '2026/4/1,1,0:00,0:30,12500000';
	it('エリア総需要量', () =>
		refused(`系統情報\n\n日付,時間コマ,時間帯_自,時間帯_至,エリア総需要量(kWh)\n${row}\n`));
	it('times of four digits', () =>
		refused(
			`日付,時間コマ,時間帯＿自,時間帯＿至,総需要量（kWh）\n2026/4/1,48,2330,2400,12500000\n`
		));
});

describe('the files of 2016 are refused', () => {
	it('DATE_TIME below two lines of headings', () =>
		refused(`,需要,供給力\nDATE_TIME,エリア需要〔MWh〕,原子力〔MWh〕\n2016/4/1 0:00,28000,0\n`));
	it('the day on the first row only, a blank line below the headings', () =>
		refused(
			`,,エリア需要量〔MWh〕,原子力〔MWh〕\n月日,時刻,,\n\n2016/4/1,0時,28000,0\n,1時,27500,0\n`
		));
});

describe('a company’s own use is not taken for an area’s', () => {
	it('use in 万kWh', () => {
		const outcome = readText('年月,使用量(万kWh)\n2026/04,1.2\n2026/05,1.3\n');
		expect(outcome.layout?.id).toBe('monthly-bills');
	});
	it('a few sources of power', () => {
		const outcome = readText('年月,太陽光(kWh),水力(kWh)\n2026/04,1200,300\n');
		expect(outcome.layout?.id).not.toBe('area-demand');
	});
});
