/**
 * Writes the shipped factor editions (src/lib/server/factor-library/data/*.json) from the CSV
 * files of the official lists. Run by hand when a list is taken in:
 *
 *     node scripts/build-factor-data.mjs <folder with the CSV files>
 *
 * Values stay text, exactly as the list prints them. Editions are immutable: a corrected list is
 * a new edition with its own file, and the content hashes in the tests say so.
 */
import Papa from 'papaparse';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = process.argv[2];
if (!source) throw new Error('name the folder that holds the CSV files');
const target = fileURLToPath(new URL('../src/lib/server/factor-library/data/', import.meta.url));

/** How the files say in English that a figure has no source; shown to Japanese readers. */
const SOURCES_IN_JAPANESE = [
	[/^(not found in a source: unverified|unverified: no source found)$/, '出典未確認'],
	[
		/^\(split unverified; .*\)$/,
		'内訳は出典未確認（単位発熱量×炭素排出係数は公表の排出係数と一致）'
	],
	[
		/^\(unverified; that the factors changed .*\)$/,
		'出典未確認（2024年提出分から係数が変わったことは省エネ法ヘルプデスクFAQ 631540に記載）'
	],
	[/^public dashboard code comment$/, '公開ダッシュボードのコード内の注記'],
	[/^public research script$/, '公開された研究用スクリプト'],
	[
		/^public seed file citing the ministries' list of 2025-07-18$/,
		'両省の2025-07-18版一覧を引く公開データ'
	]
];

function sourceText(printed) {
	const known = SOURCES_IN_JAPANESE.find(([pattern]) => pattern.test(printed));
	return known ? known[1] : printed;
}

const CALC_PAGE = 'https://policies.env.go.jp/earth/ghg-santeikohyo/calc.html';

const text = (value) => (value === '' ? null : value);
const year = (value) => (value === '' ? null : Number(value));

/** Rows of a CSV file, each with its number (the first data row is 1). */
function rows(file) {
	const csv = readFileSync(join(source, file), 'utf8');
	const { data, errors } = Papa.parse(csv, { header: true, skipEmptyLines: true });
	if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
	return data.map((row, index) => ({ ...row, row: index + 1 }));
}

/** One line per entry, so that a diff of two editions can be read. */
function write(edition) {
	const { lists, ...head } = edition;
	const parts = Object.entries(head).map(([key, value]) => `\t"${key}": ${JSON.stringify(value)}`);
	for (const [key, entries] of Object.entries(lists)) {
		const lines = entries.map((entry) => `\t\t${JSON.stringify(entry)}`);
		parts.push(`\t"${key}": [\n${lines.join(',\n')}\n\t]`);
	}
	writeFileSync(join(target, `${edition.id}.json`), `{\n${parts.join(',\n')}\n}\n`);
}

/** Groups rows that stand under one supplier; a supplier's rows are neighbours in every list. */
function suppliers(list, figure) {
	const groups = new Map();
	for (const row of list) {
		const key = `${row.section}/${row.registration_no}/${row.supplier_ja}`;
		if (!groups.has(key))
			groups.set(key, {
				section: row.section,
				registrationNo: row.registration_no,
				name: row.supplier_ja,
				searchName: text(row.supplier_search ?? ''),
				formerName: text(row.former_name_ja ?? ''),
				coveragePercent: text(row.coverage_percent ?? ''),
				figures: []
			});
		groups.get(key).figures.push(figure(row));
	}
	return [...groups.values()];
}

// ---- electricity, FY2024 result, for emissions of FY2025

const electricityFigure = (row) => ({
	row: row.row,
	kind: row.row_type,
	menu: text(row.menu),
	label: text(row.menu_ja),
	area: null,
	basic: row.basic_kgco2_per_kwh,
	adjusted: row.adjusted_kgco2_per_kwh,
	substitute: row.is_substitute === '1' ? 'yes' : 'no',
	note: text(row.note)
});

const electricity = rows('electricity-suppliers-fy2024.csv');
const listed = ['retailer', 'grid_operator'];
write({
	id: 'electricity-result-2024',
	kind: 'supplier_list',
	carrier: 'electricity',
	label: '電気事業者別排出係数 令和6年度実績（2026-06-04版）',
	source:
		'環境省・経済産業省「電気事業者別排出係数」令和6年度実績（R8.1.9公表、R8.2.25・R8.6.4一部更新）',
	sourceUrl: CALC_PAGE,
	listDate: '2026-06-04',
	resultYear: 2024,
	useYear: 2025,
	/** As printed: t-CO2 per thousand kWh, which is kg-CO2 per kWh. */
	printedUnit: 'kg-CO2/kWh',
	default: electricityFigure(electricity.find((row) => row.section === 'default')),
	nationalAverage: electricityFigure(electricity.find((row) => row.section === 'national_average')),
	lists: {
		suppliers: suppliers(
			electricity.filter((row) => listed.includes(row.section)),
			electricityFigure
		)
	}
});

// ---- city gas, FY2025 supply, and heat, FY2024 supply; both for emissions of FY2025

function areaFigure(basic, adjusted) {
	return (row) => ({
		row: row.row,
		kind: row.section === 'default' ? 'default' : areaKind(row.menu),
		menu: text(row.menu),
		label: text(row.area_and_menu_ja),
		area: text(row.area_ja),
		basic: row[basic],
		adjusted: row[adjusted],
		substitute: 'no',
		note: text(row.note)
	});
}

function areaKind(menu) {
	if (menu === '') return 'single';
	return menu === 'residual' ? 'residual' : 'menu';
}

const gasFigure = areaFigure('basic_tco2_per_1000m3', 'adjusted_tco2_per_1000m3');
const gas = rows('city-gas-suppliers-fy2025.csv');
write({
	id: 'city-gas-supply-2025',
	kind: 'supplier_list',
	carrier: 'city_gas',
	label: 'ガス事業者別排出係数 令和7年度供給実績（2026-06-30）',
	source: '環境省・経済産業省「ガス事業者別排出係数」令和7年度供給実績（R8.6.30公表）',
	sourceUrl: CALC_PAGE,
	listDate: '2026-06-30',
	resultYear: 2025,
	useYear: 2025,
	printedUnit: 't-CO2/thousand_m3',
	default: gasFigure(gas.find((row) => row.section === 'default')),
	nationalAverage: null,
	lists: {
		suppliers: suppliers(
			gas.filter((row) => row.section === 'supplier'),
			gasFigure
		)
	}
});

const heatFigure = areaFigure('basic_tco2_per_gj', 'adjusted_tco2_per_gj');
const heat = rows('heat-suppliers-fy2024.csv');
write({
	id: 'heat-result-2024',
	kind: 'supplier_list',
	carrier: 'heat_other',
	label: '熱供給事業者別排出係数 令和6年度供給実績（2026-06-30）',
	source: '環境省・経済産業省「熱供給事業者別排出係数」令和6年度供給実績（R8.6.30公表）',
	sourceUrl: CALC_PAGE,
	listDate: '2026-06-30',
	resultYear: 2024,
	useYear: 2025,
	printedUnit: 't-CO2/GJ',
	default: heatFigure(heat.find((row) => row.section === 'default')),
	nationalAverage: null,
	lists: {
		suppliers: suppliers(
			heat.filter((row) => row.section === 'supplier'),
			heatFigure
		)
	}
});

// ---- electricity, older results

/** What kind of figure a history row holds; the files describe it in words. */
function historyKind(menu) {
	if (menu.startsWith('residual')) return 'residual';
	if (menu.startsWith('main menu')) return 'main_menu';
	if (menu.startsWith('company average')) return 'company_average';
	if (menu.startsWith('company (')) return 'company';
	if (menu.startsWith('basic company')) return 'company_basic_residual_adjusted';
	if (menu.startsWith('(value only')) return 'not_stated';
	if (menu.startsWith('national average')) return 'national_average';
	if (menu.startsWith('default')) return 'default';
	throw new Error(`history row of an unknown kind: ${menu}`);
}

write({
	id: 'electricity-history',
	kind: 'history',
	carrier: 'electricity',
	label: '電気事業者別排出係数 過年度分の収集値',
	source: '行ごとに記載（各社・各省の公表資料からの収集）',
	sourceUrl: null,
	printedUnit: 'kg-CO2/kWh',
	lists: {
		rows: rows('electricity-history.csv').map((row) => ({
			row: row.row,
			kind: historyKind(row.menu),
			supplier: row.supplier_ja,
			supplierEn: text(row.supplier_en),
			menuText: row.menu,
			menu: /メニュー([A-Z])/.exec(row.menu)?.[1] ?? null,
			standing: row.menu.includes('速報') ? 'preliminary' : 'final',
			resultYear: Number(row.fiscal_year_of_result),
			useYear: year(row.applies_to_fy),
			basic: text(row.basic_kgco2_per_kwh),
			adjusted: text(row.adjusted_kgco2_per_kwh),
			unadjusted: text(row.unadjusted_kgco2_per_kwh),
			source: sourceText(row.source_title),
			sourceUrl: text(row.source_url),
			confidence: row.confidence,
			note: text(row.notes)
		}))
	}
});

// ---- fuels

/** Keys of the lists → carrier codes; the others are named alike. */
const CARRIER_OF = {
	diesel_oil: 'diesel',
	coal_coke: 'coke',
	coal_steam_imported: 'coal',
	coal_coking: 'coal_coking_imported',
	coal_anthracite: 'coal_anthracite_imported',
	condensate: 'condensate_ngl',
	petroleum_gas_other: 'petroleum_hydrocarbon_gas',
	city_gas_13a: 'city_gas',
	wood_pellet: 'wood',
	solar_self_use: 'solar'
};
const carrierOf = (key) => CARRIER_OF[key] ?? key;

/**
 * Before the revision there was one class each of steam coal (一般炭) and coking coal (原料炭);
 * the classes that the revision made of them share its figure.
 */
const CLASSES_BEFORE_2023 = {
	coal_steam_imported: ['coal', 'coal_steam_domestic'],
	coal_coking: ['coal_coking_imported', 'coal_coking_for_coke', 'coal_coking_pci']
};

write({
	id: 'fuels-from-2023',
	kind: 'fuel_table',
	label: '算定方法・排出係数一覧 燃料（2023年度排出分から）',
	source: '環境省・経済産業省「算定方法・排出係数一覧」p.23',
	sourceUrl: CALC_PAGE,
	lists: {
		rows: rows('fuels-official-fy2023-on.csv').map((row) => ({
			row: row.row,
			carriers: [carrierOf(row.key)],
			name: row.fuel_ja,
			supplier: null,
			unit: row.unit === '1000m3' ? 'thousand_m3' : row.unit,
			fromYear: Number(row.applies_from_fy),
			toYear: null,
			tCo2PerUnit: row.tco2_per_unit,
			heatGjPerUnit: null,
			carbonTPerGj: null,
			source: `環境省・経済産業省「${row.source.replace(' p.', '」p.')}`,
			confidence: 'high',
			note: null
		}))
	}
});

const bothRuleSets = rows('fuels-both-rule-sets.csv');

/** City gas of one supplier under the old rule, by the name its own list prints. */
const SUPPLIER_OF = { city_gas_13a_tokyo_gas: '東京瓦斯株式会社' };

function ruleSetRow(row, carriers, tCo2PerUnit) {
	const product = tCo2PerUnit === null;
	return {
		row: row.row,
		carriers,
		name: row.name_ja,
		supplier: SUPPLIER_OF[row.fuel_id] ?? null,
		unit: row.unit === 'thousand_kWh' ? 'MWh' : row.unit,
		fromYear: Number(row.valid_from_fy),
		toYear: year(row.valid_to_fy),
		tCo2PerUnit,
		heatGjPerUnit: product ? row.heating_value_gj_per_unit : null,
		carbonTPerGj: product ? row.carbon_tC_per_GJ : null,
		source: sourceText(row.source_title),
		// A row whose own source says that none was found counts as unverified, whatever its mark.
		confidence: row.source_title.startsWith('unverified') ? 'low' : row.confidence,
		note: text(row.notes)
	};
}

const isByVolume = (row) => row.fuel_id.startsWith('lpg_m3');
const hasProduct = (row) => row.heating_value_gj_per_unit !== '' && row.rule_set === 'SHK_pre2023';

write({
	id: 'fuels-2009-2022',
	kind: 'fuel_table',
	label: '燃料の単位発熱量・炭素排出係数（2009～2022年度排出分）',
	source: '温対法 算定省令 別表（改正前）: 単位発熱量 × 炭素排出係数 × 44/12',
	sourceUrl: null,
	lists: {
		rows: bothRuleSets
			.filter((row) => row.rule_set === 'SHK_pre2023' && !isByVolume(row))
			.map((row) =>
				ruleSetRow(
					row,
					CLASSES_BEFORE_2023[row.fuel_id] ??
						(SUPPLIER_OF[row.fuel_id] ? ['city_gas'] : [carrierOf(row.fuel_id)]),
					hasProduct(row) ? null : row.published_tco2_per_unit
				)
			)
	}
});

const OTHERS_FROM_2023 = [
	'city_gas_13a',
	'steam_industrial',
	'heat_other',
	'wood_pellet',
	'solar_self_use'
];

write({
	id: 'other-energy-from-2023',
	kind: 'fuel_table',
	label: '都市ガス・熱の代替値、産業用蒸気、木質、太陽光（2023年度排出分から）',
	source: '温対法 算定省令（改正後）の代替値ほか。行ごとに記載',
	sourceUrl: CALC_PAGE,
	lists: {
		rows: bothRuleSets
			.filter((row) => row.rule_set === 'SHK_2023rev' && OTHERS_FROM_2023.includes(row.fuel_id))
			.map((row) => ruleSetRow(row, [carrierOf(row.fuel_id)], row.published_tco2_per_unit))
	}
});

/**
 * Own rule, in no list: before the 2022 amendment (in force from FY2023) the energy law did not
 * count non-fossil energy, and the reporting scheme counts no CO2 of biomass or sunlight. Marked
 * low, hence shown as unverified, until a page that says so is at hand.
 */
const NON_FOSSIL = {
	name: '非化石エネルギー（木質・太陽光自家消費）',
	source: '省エネ法（令和4年改正前）は非化石エネルギーを使用量に数えない（出典未確認）',
	confidence: 'low',
	note: null
};

write({
	id: 'non-fossil-2009-2022',
	kind: 'fuel_table',
	label: '非化石エネルギーの扱い（2009～2022年度排出分）',
	source: NON_FOSSIL.source,
	sourceUrl: null,
	lists: {
		rows: [
			{ carrier: 'wood', unit: 't' },
			{ carrier: 'solar', unit: 'MWh' }
		].map(({ carrier, unit }, index) => ({
			row: index + 1,
			carriers: [carrier],
			name: NON_FOSSIL.name,
			supplier: null,
			unit,
			fromYear: 2009,
			toYear: 2022,
			tCo2PerUnit: '0',
			heatGjPerUnit: null,
			carbonTPerGj: null,
			source: NON_FOSSIL.source,
			confidence: NON_FOSSIL.confidence,
			note: null
		}))
	}
});

// ---- energy law

/** Items of the law that are a conversion of a carrier into gigajoules. */
const ENERGY_ITEMS = {
	elec_day_pre: { carriers: ['electricity'], timeOfUse: 'day' },
	elec_night_pre: { carriers: ['electricity'], timeOfUse: 'night' },
	elec_other_pre: { carriers: ['electricity'] },
	elec_grid_post: { carriers: ['electricity'] },
	elec_self_solar_post: { carriers: ['solar'] },
	city_gas_heat: { carriers: ['city_gas'] },
	steam_ind_pre: { carriers: ['steam_industrial'] },
	steam_other_pre: { carriers: ['heat_other'] },
	steam_ind_post: { carriers: ['steam_industrial'] },
	steam_other_post: { carriers: ['heat_other'] }
};

function energyItem(row) {
	const fuel = /^heat_(pre|post)_(.+)$/.exec(row.item_id);
	if (!fuel) return ENERGY_ITEMS[row.item_id] ?? null;
	const classes = fuel[1] === 'pre' ? CLASSES_BEFORE_2023[fuel[2]] : undefined;
	return { carriers: classes ?? [carrierOf(fuel[2])] };
}

const CONFIDENCES = ['low', 'medium', 'high'];

/** Where two files give a confidence for the same figure, the lower one holds. */
function lowerConfidence(row) {
	const fuel = /^heat_(pre|post)_(.+)$/.exec(row.item_id);
	const ruleSet = fuel?.[1] === 'pre' ? 'SHK_pre2023' : 'SHK_2023rev';
	const twin = bothRuleSets.find(
		(other) =>
			other.rule_set === ruleSet &&
			other.fuel_id === fuel?.[2] &&
			Number(other.heating_value_gj_per_unit) === Number(row.value)
	);
	const all = [row.confidence, twin?.confidence ?? 'high'];
	return CONFIDENCES.find((confidence) => all.includes(confidence));
}

function perUnit(unit) {
	const [, denominator] = unit.split('/');
	return denominator === 'thousand_kWh' ? 'MWh' : denominator;
}

const law = rows('energy-conservation-law.csv');
const wood = bothRuleSets.find((row) => row.fuel_id === 'wood_pellet');
const lawRows = law.flatMap((row) => {
	const item = energyItem(row);
	if (!item) return [];
	return {
		row: row.row,
		item: row.item_id,
		carriers: item.carriers,
		timeOfUse: item.timeOfUse ?? null,
		name: row.name_ja,
		gjPerUnit: row.value,
		unit: perUnit(row.unit),
		fromYear: year(row.valid_from_fy),
		toYear: year(row.valid_to_fy),
		source: sourceText(row.source_title),
		sourceUrl: text(row.source_url),
		confidence: lowerConfidence(row),
		note: text(row.notes)
	};
});
const woodRow = {
	row: law.length + 1,
	item: 'heat_post_wood',
	carriers: ['wood'],
	timeOfUse: null,
	name: wood.name_ja,
	gjPerUnit: wood.heating_value_gj_per_unit,
	unit: wood.unit,
	fromYear: Number(wood.valid_from_fy),
	toYear: year(wood.valid_to_fy),
	source: sourceText(wood.source_title),
	sourceUrl: null,
	confidence: wood.confidence,
	note: text(wood.notes)
};

const nonFossilRows = [
	{ carrier: 'wood', unit: 't' },
	{ carrier: 'solar', unit: 'MWh' }
].map(({ carrier, unit }, index) => ({
	row: law.length + 2 + index,
	item: `non_fossil_pre_${carrier}`,
	carriers: [carrier],
	timeOfUse: null,
	name: NON_FOSSIL.name,
	gjPerUnit: '0',
	unit,
	fromYear: null,
	toYear: 2022,
	source: NON_FOSSIL.source,
	sourceUrl: null,
	confidence: NON_FOSSIL.confidence,
	note: null
}));

write({
	id: 'energy-law',
	kind: 'energy_rules',
	label: '省エネ法の熱量換算（改正前・改正後）',
	source: '省エネ法施行規則 別表ほか。行ごとに記載',
	sourceUrl: null,
	lists: {
		rows: [...lawRows, woodRow, ...nonFossilRows],
		/** Weights and thresholds of the law that convert no carrier. */
		rules: law
			.filter((row) => !energyItem(row))
			.map((row) => ({
				row: row.row,
				item: row.item_id,
				name: row.name_ja,
				value: row.value,
				unit: row.unit,
				fromYear: year(row.valid_from_fy),
				toYear: year(row.valid_to_fy),
				source: sourceText(row.source_title),
				sourceUrl: text(row.source_url),
				confidence: row.confidence,
				note: text(row.notes)
			}))
	}
});

// ---- scope 3, a selection

write({
	id: 'scope3-v3.6',
	kind: 'scope3',
	label: '排出原単位データベース Ver.3.6（通勤・輸送の抜粋）',
	source: '環境省「排出原単位データベース Ver.3.6」（2026年4月）',
	sourceUrl: 'https://www.env.go.jp/earth/ondanka/supply_chain/gvc/estimate_05.html',
	lists: {
		rows: rows('scope3-commuting-freight-v3.6.csv').map((row) => ({
			row: row.row,
			key: row.key,
			name: row.name_ja,
			category: row.scope3_category,
			kind: row.kind,
			unit: row.unit,
			value: row.value
		}))
	}
});
