/** A manufacturer's definition as the company and the files that are loaded. */
import {
	addMonths,
	firstDayOf,
	fiscalYearOf,
	monthsBetween,
	type Month
} from '$lib/domain/time/day';
import {
	MONTHS_OF_READINGS,
	type DemoCompany,
	type DemoFile,
	type DemoSite
} from '../demo-company';
import { BILL_PAPERS, type BillPaper } from './bill-papers';
import { billsOf, contractKwAt, type Metered } from './bills';
import type { Manufacturer, Paper, PointDefinition, SiteDefinition } from './manufacturer';
import { withOddities } from './oddities';
import { READING_PAPERS, type ReadingPaper } from './reading-papers';

export function demoCompany(maker: Manufacturer): DemoCompany {
	return {
		key: maker.key,
		name: `${maker.name}（見本）`,
		industry: maker.industry,
		municipality: maker.municipality,
		employees: maker.employees,
		fiscalYearStartMonth: maker.fiscalYearStartMonth ?? 4,
		monthsBehind: maker.monthsBehind ?? 0,
		sites: (lastMonth) => maker.sites.map((site) => demoSite(maker, site, lastMonth)),
		files: (lastMonth) => filesOf(maker, lastMonth)
	};
}

function demoSite(maker: Manufacturer, site: SiteDefinition, lastMonth: Month): DemoSite {
	return {
		name: `${site.name}（見本）`,
		address: `茨城県${maker.municipality}見本町1-1（架空）`,
		floorAreaM2: site.floorAreaM2,
		points: site.points.map((point) => ({
			...{ key: point.key, name: point.name, carrier: point.carrier, unit: point.unit },
			...{ supplyPointNumber: point.supplyPointNumber, supplier: point.supplier },
			...{ menu: point.menu, area: point.area, readingDay: point.readingDay },
			contractKw: contractKwAt({ companyKey: maker.key, point }, lastMonth)
		}))
	};
}

function filesOf(maker: Manufacturer, lastMonth: Month): DemoFile[] {
	const once = maker.papers.map((paper) => fileOf(maker, paper, lastMonth));
	const again = maker.papers.flatMap((paper, index) =>
		paper.uploaded === 'twice' ? [{ ...once[index]!, name: `再送_${once[index]!.name}` }] : []
	);
	return [...once, ...again];
}

function fileOf(maker: Manufacturer, paper: Paper, lastMonth: Month): DemoFile {
	const points = paper.points.map((key) => pointOf(maker, key));
	return {
		name: `見本_${paper.name}.csv`,
		point: points.length === 1 ? points[0]!.key : null,
		encoding: paper.encoding,
		text: () =>
			isReadings(paper.layout)
				? readingText({ companyKey: maker.key, point: points[0]! }, paper.layout, lastMonth)
				: billText(maker, { points, layout: paper.layout }, lastMonth)
	};
}

function isReadings(layout: Paper['layout']): layout is ReadingPaper {
	return layout in READING_PAPERS;
}

function readingText(metered: Metered, layout: ReadingPaper, lastMonth: Month): string {
	return READING_PAPERS[layout](metered, {
		start: firstDayOf(addMonths(lastMonth, 1 - MONTHS_OF_READINGS)),
		end: firstDayOf(addMonths(lastMonth, 1))
	});
}

function billText(
	maker: Manufacturer,
	{ points, layout }: { points: PointDefinition[]; layout: BillPaper },
	lastMonth: Month
): string {
	const months = monthsBetween(firstMonth(maker, lastMonth), lastMonth);
	const bills = points.flatMap((point) => billsOf({ companyKey: maker.key, point }, months));
	return BILL_PAPERS[layout](withOddities(bills, maker.oddities ?? []));
}

/**
 * Three full fiscal years and the present one: of the company, and of the consortium, whose years
 * begin in April.
 */
function firstMonth({ fiscalYearStartMonth = 4 }: Manufacturer, lastMonth: Month): Month {
	const ofConsortium = `${fiscalYearOf(lastMonth) - 3}-04`;
	const year = fiscalYearOf(ofConsortium, fiscalYearStartMonth);
	return `${year}-${String(fiscalYearStartMonth).padStart(2, '0')}`;
}

function pointOf({ key: companyKey, sites }: Manufacturer, key: string): PointDefinition {
	const point = sites.flatMap((site) => site.points).find((one) => one.key === key);
	if (!point) throw new Error(`${companyKey} has no metering point ${key}`);
	return point;
}
