import type fc from 'fast-check';
import * as bills from './bill-tables';
import * as figures from './figure-tables';
import type { Allowed, ModelTable } from './print';
import * as readings from './reading-tables';
import { DAY_STYLES } from './styles';

export interface Printer extends Allowed {
	layout: string;
	name: string;
	table: fc.Arbitrary<ModelTable>;
}

/** Japanese suppliers print the year first. */
const yearFirst = DAY_STYLES.filter((style) => style !== 'dayFirst' && style !== 'monthFirst');
/** An American program's export: undecided days are month first. */
const american = DAY_STYLES.filter((style) => style !== 'dayFirst');
/** The month's own name is read in whole days, not in stamps or periods. */
const inPeriods = DAY_STYLES.filter((style) => style !== 'named');

export const PRINTERS: Printer[] = [
	{ layout: 'monthly-bills', name: 'months', table: bills.monthlyBills },
	{ layout: 'monthly-bills', name: 'several carriers', table: bills.severalCarriers },
	{ layout: 'monthly-bills', name: 'first and last day', table: bills.billPeriods },
	{ layout: 'monthly-bills', name: 'periods', table: bills.periodsInOneCell, dayStyles: inPeriods },
	{ layout: 'osaka-gas-billing', name: 'periods', table: bills.osakaGas, dayStyles: yearFirst },
	{ layout: 'shin-energy-invoice', name: 'places', table: bills.shinEnergy, dayStyles: yearFirst },
	{
		...{ layout: 'portfolio-manager', name: 'entries', table: bills.portfolioManager },
		dayStyles: american
	},
	{ layout: 'tepco-kurashi', name: 'a year', table: bills.tepcoYear },
	{ layout: 'months-across', name: 'a year', table: bills.monthsAcross },
	{ layout: 'interval-rows', name: 'stamps', table: readings.stampedRows },
	{ layout: 'interval-rows', name: 'day and time', table: readings.dateAndTime },
	{ layout: 'interval-rows', name: 'numbers', table: readings.numberedSlots },
	{ layout: 'interval-rows', name: 'days', table: readings.dailyRows },
	{ layout: 'wide-days', name: 'slots', table: readings.wideDays },
	{ layout: 'tohoku-wide', name: 'half-hours', table: readings.tohokuWide, dayStyles: yearFirst },
	{ layout: 'enaris-wide', name: 'half-hours', table: readings.enarisWide, dayStyles: yearFirst },
	{ layout: 'remix-daily', name: 'days', table: readings.remixDaily },
	{ layout: 'tepco-kurashi', name: 'stamps', table: readings.tepcoHalfHours, dayStyles: yearFirst },
	{ layout: 'kansai-miruden', name: 'slots', table: readings.kansaiMiruden },
	{ layout: 'hokkaido-matrix', name: 'days across', table: readings.hokkaidoMatrix },
	{ layout: 'monthly-half-hour-report', name: 'a month', table: readings.monthlyReport },
	{
		layout: 'jma-daily',
		name: 'a station',
		table: figures.jmaDaily,
		dayStyles: ['short', 'kanji']
	},
	{ layout: 'drivers-monthly', name: 'columns', table: figures.driversMonthly },
	{
		...{ layout: 'fuel-deliveries', name: 'deliveries', table: figures.fuelDeliveries },
		dayStyles: yearFirst
	}
];
