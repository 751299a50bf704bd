import type { Context } from '../../access/context';
import { authoriseCompany } from '../../access/authorise';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { CREDIT_LINE_EN, CREDIT_LINE_JA } from '../../factor-library';
import { read } from '../../repositories/transaction';
import { label, type Locale } from '../../sentences';
import { typedWorkbook, type TypedSheet } from '../typed-workbook';
import { collect, statutoryYears, tableOf } from './collect';
import { getIssuedTable } from './issue';
import type { StatutoryLineView, StatutoryTableView } from './views';

export interface Workbook {
	fileName: string;
	content: Uint8Array<ArrayBuffer>;
}

/** The table of a year as the figures stand now, with the factors and the method behind it. */
export async function statutoryWorkbook(
	context: Context,
	companyId: string,
	{ fiscalYear }: { fiscalYear: number | null }
): Promise<Workbook> {
	const scope = authoriseCompany(context, 'statutory_table', 'read', companyId);
	const found = await read(getServer().database, scope, (tx) => collect(scope, tx));
	const years = statutoryYears(found.usage);
	const shown = fiscalYear === null ? years[0] : years.find((year) => year === fiscalYear);
	if (shown === undefined) throw new NotFound('not_found');
	return workbookOf(tableOf(found, shown), { locale: context.locale, issuedAt: null });
}

/** An issued table as it was issued. */
export async function issuedWorkbook(
	context: Context,
	companyId: string,
	reportId: string
): Promise<Workbook> {
	const { table, issue } = await getIssuedTable(context, companyId, reportId);
	return workbookOf(table, { locale: context.locale, issuedAt: issue.issuedAt });
}

interface Issued {
	locale: Locale;
	/** null: not issued, as it stands now. */
	issuedAt: string | null;
}

async function workbookOf(table: StatutoryTableView, issued: Issued): Promise<Workbook> {
	const { locale } = issued;
	const year = label('series_year', locale, { year: table.fiscalYear });
	const sheets = [
		linesSheet(table, issued),
		factorsSheet(table, locale),
		methodSheet(table, locale)
	];
	return {
		fileName: `${table.companyName}_${label('statutory_title', locale)}_${year}.xlsx`,
		content: await typedWorkbook(sheets)
	};
}

const FIGURE = { width: 16, decimals: 3 };

function linesSheet(table: StatutoryTableView, { locale, issuedAt }: Issued): TypedSheet {
	const word = (name: string) => label(name, locale);
	const { totals, companyName, fiscalYear } = table;
	const figures = [totals.gigajoules, totals.crudeOilKl, totals.co2TBasic, totals.co2TAdjusted];
	const day = issuedAt?.slice(0, 10);
	return {
		name: word('statutory_sheet_table'),
		lines: [
			`${companyName}　${label('series_year', locale, { year: fiscalYear })}`,
			day ? label('statutory_issued_on', locale, { day }) : word('statutory_not_issued')
		],
		columns: [
			{ head: word('statutory_column_carrier'), width: 30 },
			{ head: word('statutory_column_unit'), width: 10 },
			{ head: word('statutory_column_quantity'), ...FIGURE },
			{ head: word('statutory_column_gj'), ...FIGURE },
			{ head: word('statutory_column_kl'), ...FIGURE },
			{ head: word('statutory_column_basic'), ...FIGURE },
			{ head: word('statutory_column_adjusted'), ...FIGURE },
			{ head: word('series_column_days'), width: 14, decimals: 0 },
			{ head: word('series_column_all_days'), width: 14, decimals: 0 }
		],
		rows: [
			...table.lines.flatMap((line) => [rowOf(line, locale), ...timedRows(line, locale)]),
			[word('statutory_total'), null, null, ...figures, table.coveredDays, table.days]
		]
	};
}

function rowOf(line: StatutoryLineView, locale: Locale): (string | number | null)[] {
	const counted = line.group !== 'not_counted';
	const { gigajoules, crudeOilKl, co2TBasic, co2TAdjusted } = line;
	return [
		...[carrierWord(line.carrier, locale), label(`statutory_unit_${line.unit}`, locale)],
		line.quantity,
		...(counted ? [gigajoules, crudeOilKl, co2TBasic, co2TAdjusted] : [null, null, null, null]),
		...[line.coveredDays, line.days]
	];
}

function timedRows({ byTime, unit }: StatutoryLineView, locale: Locale) {
	return byTime.map(({ timeOfUse, quantity, gigajoules, crudeOilKl }) => [
		label(`statutory_${timeOfUse ?? 'not_separated'}`, locale),
		label(`statutory_unit_${unit}`, locale),
		...[quantity, gigajoules, crudeOilKl]
	]);
}

const OWN_WORDS = new Set(['electricity', 'electricity_export', 'solar']);

function carrierWord(carrier: string, locale: Locale): string {
	return label(OWN_WORDS.has(carrier) ? `statutory_${carrier}` : `carrier_${carrier}`, locale);
}

function factorsSheet({ lines }: StatutoryTableView, locale: Locale): TypedSheet {
	const word = (name: string) => label(name, locale);
	const counted = lines.filter(({ group }) => group !== 'not_counted');
	const factors = counted.flatMap(({ carrier, factors: used }) =>
		used.map((one) => [
			...[carrierWord(carrier, locale), word('statutory_kind_factor')],
			[one.supplier, one.menu, one.area].filter(Boolean).join(' ') || one.edition,
			...[one.valueBasic, one.valueAdjusted, one.unit],
			...[one.from, one.to, one.edition, one.source]
		])
	);
	const conversions = counted.flatMap(({ carrier, conversions: used }) =>
		used.map((one) => [
			...[carrierWord(carrier, locale), word('statutory_kind_conversion')],
			one.name || word('statutory_own_conversion'),
			...[one.value, one.value, one.unit, one.from, one.to, '', one.source]
		])
	);
	return {
		name: word('statutory_sheet_factors'),
		columns: [
			{ head: word('statutory_column_carrier'), width: 24 },
			{ head: word('statutory_column_kind'), width: 14 },
			{ head: word('statutory_column_name'), width: 36 },
			{ head: word('statutory_column_value_basic'), width: 14, decimals: 6 },
			{ head: word('statutory_column_value_adjusted'), width: 14, decimals: 6 },
			{ head: word('statutory_column_unit'), width: 14 },
			{ head: word('statutory_column_from'), width: 10 },
			{ head: word('statutory_column_to'), width: 10 },
			{ head: word('statutory_column_edition'), width: 36 },
			{ head: word('statutory_column_source'), width: 60 }
		],
		rows: [...factors, ...conversions]
	};
}

function methodSheet({ designation }: StatutoryTableView, locale: Locale): TypedSheet {
	const told = ['year', 'quantity', 'gj', 'co2', 'null', 'gaps', 'rounding'];
	const sentences = told.map((name) => label(`statutory_method_${name}`, locale));
	const { thresholdKl, source } = designation;
	const threshold = label('statutory_method_threshold', locale, { kl: thresholdKl, source });
	const credit = locale === 'ja' ? CREDIT_LINE_JA : CREDIT_LINE_EN;
	return {
		name: label('series_sheet_method', locale),
		columns: [{ head: '', width: 110 }],
		rows: [...sentences, threshold, credit].map((one) => [one])
	};
}
