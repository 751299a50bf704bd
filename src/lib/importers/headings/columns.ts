import { carrierIn, type CarrierWord } from '../cells/carrier-words';
import { comparable, oneLine } from '../cells/half-width';
import { columnLetter } from '../cells/table-words';
import type { ColumnGuess, ColumnMeaning } from '../importer';
import { ENERGY_UNITS, unitInHeading, type UnitReading } from '../cells/unit-words';

/**
 * What the headings of a table mean, declared as words in the order in which they decide.
 * Headings are compared after NFKC without spaces; a heading named `constructor` is a word
 * like any other, for columns are held in arrays, never as keys of an object.
 */
export interface Column {
	index: number;
	header: string;
	means: ColumnMeaning | null;
	unit: UnitReading | null;
	carrier: CarrierWord | null;
}

const MEANINGS: [means: ColumnMeaning, words: RegExp][] = [
	[
		'supplyPointNumber',
		/供給地点(?:特定)?番号|supply(?:point|number)|^mpan|^mpr|^mpxn|^meterpoint|^esid|^nmi$/
	],
	['start', /前回検針(?:年月)?日/],
	['multiplier', /^(?:計[器量]器?|メーター?)?(?:乗率|倍率)|変成比|^multiplier|^ctratio/],
	[
		'registerBefore',
		/(?:前[月回々]の?|前)(?:検針)?(?:指示[数値]|指針値?|検針値)|(?:previous|opening|start)(?:meter)?(?:reading|register)(?!date|day|s?time)/
	],
	[
		'register',
		/指示[数値]|指針値?$|指針[([]|検針値|積算(?:電力量|使用量|流量|値)|(?:meter|register|closing)read(?:ings?|s)?(?!ing|s|date|day|time|type)|^register/
	],
	[
		'ignore',
		/お客[さ様]*ま?番号|契約番号|請求番号|事業所コード|曜日|休祝日|日数|単価|前年|前月|前回|増減|比率|備考|摘要|累計|累積|unitprice|remark|^note|cumulative|lastyear|reactive|無効電力/
	],
	['powerFactor', /力率|powerfactor/],
	['contractKw', /契約(?:電力|容量|kw)|contract(?:ed)?(?:power|demand|capacity|kw)/],
	['peakKw', /最大(?:需要)?電力|デマンド|ピーク|peak|maxdemand|maximumdemand|^demand/],
	['taxYen', /消費税(?![込抜])|税額|^税$|うち税|^(?:consumption)?tax(?![ie])/],
	[
		'ignore',
		/基本料金|従量料金|電力量料金|燃料費?調整|燃調|再エネ|賦課金|割引|basiccharge|levy|surcharge/
	],
	[
		'costYen',
		/金額|料金(?!メニュー|プラン)|請求額|支払|電気代|ガス代|^cost|charge|amount|(?:cost|bill)$|税[込抜]/
	],
	['menu', /契約種別|契約メニュー|料金メニュー|料金プラン|^プラン|^menu|tariff|^plan/],
	['supplier', /電力会社|供給会社|ガス会社|小売|事業者名|仕入先|購入先|supplier|retailer|utility/],
	['unit', /^単位|^(?:reporting|meter|reading|usage)?units?$/],
	[
		'reading',
		/検針区分|実績区分|推定|(?:データ|計量|計測|値|確定)(?:の?区分|種別|状態)$|^(?:状態|ステータス|フラグ|status|flag|quality(?:flag|code)?)$|readtype|^est(?:imated)?(?:flag)?$|^a\/?e$|^e\/?a$|actual\/?est/
	],
	['time', /^sett(?:lement)?period$|^(?:hh|half-?hour)(?:period|no|number)?$|^時$|^hour$/],
	['start', /開始|^自$|期間\(?自\)?$|始期|^from|(?:period|service|date)from$|start|begin/],
	[
		'end',
		/終了|^至$|期間\(?至\)?$|終期|まで$|^to$|(?:period|service|date)to$|^end|enddate$|(?:period|service|date|bill|billing|reading)end$/
	],
	[
		'date',
		/使用期間|対象期間|期間|年月日?|使用月|請求月|対象月|検針月?日?|月分|^月$|日付|日時|タイムスタンプ|^年月|date|^day$|^ts$|month|period|timestamp|^日$|年度|^year/
	],
	['time', /時刻|時間帯?|コマ|^(?:read(?:ing)?)?time/],
	[
		'carrier',
		/エネルギー(?:の?種[別類])|^種[別類]$|^品[名目]$|燃料(?:種|名)|^type$|^fuel|carrier|energytype/
	],
	[
		'label',
		/施設|事業[所場]|拠点|工場|店舗|建物|部署|需要場所|地点名?|使用場所|名称|^名前|計器|メーター名|sitename|^site$|facility|location|building|plant|^name|^label|siteref|^meter(?!consumption|read)|^point/
	],
	[
		'quantity',
		/使用(?:電力)?量|電力量|消費量|購入量|給油量|数量|納入量|受電量|買電|自家消費|売電量|usage|consumption|quantity|^energy|volume|load$/
	]
];

const MAX_HEADING_LENGTH = 200;

export function readColumns(headers: string[]): Column[] {
	return headers.map((header, index) =>
		readColumn(oneLine(header.slice(0, MAX_HEADING_LENGTH)), index)
	);
}

function readColumn(header: string, index: number): Column {
	const unit = unitInHeading(header);
	const carrier = carrierIn(header, unit?.unit ?? null);
	return { index, header, unit, carrier, means: meaningOf(comparable(header), unit, carrier) };
}

function meaningOf(
	words: string,
	unit: UnitReading | null,
	carrier: CarrierWord | null
): ColumnMeaning | null {
	if (words === '') return null;
	if (unit?.unit === 'co2' || carrier === 'ignored') return 'ignore';
	const named = MEANINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
	if (unit === null) return named ?? (carrier === null ? null : 'quantity');
	if (named === 'register' || named === 'registerBefore') return named;
	if (ENERGY_UNITS.has(unit.unit) || unit.unit === 'normal_m3')
		return named === 'ignore' ? 'ignore' : 'quantity';
	if (unit.unit === 'kW') return named === 'contractKw' ? 'contractKw' : 'peakKw';
	if (unit.unit === 'yen') return named === 'taxYen' || named === 'ignore' ? named : 'costYen';
	return unit.unit === 'percent' && named === 'powerFactor' ? 'powerFactor' : 'ignore';
}

export function columnsOf(columns: Column[], means: ColumnMeaning): Column[] {
	return columns.filter((column) => column.means === means);
}

/** Columns with samples for the person who must say what they are. */
export function guessColumns(rows: string[][], headerRow: number): ColumnGuess[] {
	const headers = rows[headerRow - 1] ?? (rows[0] ?? []).map((_, index) => columnLetter(index));
	const body = rows.slice(headerRow).filter((cells) => cells.some((cell) => cell.trim() !== ''));
	return readColumns(headers).map(({ index, header, means }) => ({
		index,
		header: header.slice(0, MAX_SAMPLE_LENGTH),
		samples: body
			.slice(0, MAX_SAMPLES)
			.map((cells) => (cells[index] ?? '').slice(0, MAX_SAMPLE_LENGTH)),
		means
	}));
}

const MAX_SAMPLES = 4;
const MAX_SAMPLE_LENGTH = 80;
