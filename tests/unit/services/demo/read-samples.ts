import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import { readDocument } from '$lib/importers/registry';
import type { RecordSet } from '$lib/importers/importer';
import type { DemoCompany, DemoPoint } from '$lib/server/services/demo/demo-company';
import { encoded } from '$lib/server/services/demo/encode';

/** A printed bill, as the importers read it out of the bytes. */
export interface ReadBill {
	carrier: string;
	/** Key of the metering point. */
	point: string;
	start: string;
	startDay: number;
	endDay: number;
	quantity: number;
	costYen: number | null;
	peakKw: number | null;
	contractKw: number | null;
	reading: string;
}

export function pointsOf(company: DemoCompany, lastMonth: string): DemoPoint[] {
	return company.sites(lastMonth).flatMap((site) => site.points);
}

const isReadings = ({ name }: { name: string }) => name.includes('30分値');

function readFiles(
	company: DemoCompany,
	lastMonth: string,
	wanted: (file: { name: string }) => boolean
) {
	const points = pointsOf(company, lastMonth);
	return company
		.files(lastMonth)
		.filter(wanted)
		.map((file) => {
			const point = points.find((one) => one.key === file.point);
			const outcome = readDocument(encoded(file), file.name, {
				...{ readingDay: point?.readingDay ?? null, mapping: null, maxRows: 2_000_000 },
				...{ carrier: point?.carrier ?? null, unit: point?.unit ?? null, layout: null }
			});
			if (outcome.status !== 'read') throw new Error(`${company.key} ${file.name}`);
			return { file, ...outcome };
		});
}

export function readBills(company: DemoCompany, lastMonth: string): ReadBill[] {
	const points = pointsOf(company, lastMonth);
	return readFiles(company, lastMonth, (file) => !isReadings(file)).flatMap(({ file, reading }) =>
		reading.records.flatMap((record) => billsIn(record, file.point ?? pointOf(points, record).key))
	);
}

function pointOf(points: DemoPoint[], record: RecordSet): DemoPoint {
	const own = points.filter(({ carrier }) => carrier === record.carrier);
	return own.find((one) => one.supplyPointNumber === record.supplyPointNumber) ?? own[0]!;
}

function billsIn({ carrier, bills }: RecordSet, point: string): ReadBill[] {
	return bills.map(({ bill }) => ({
		...{ carrier, point, start: isoDay(bill.start), startDay: bill.start, endDay: bill.end },
		...{ quantity: toNumber(bill.quantity), costYen: bill.costYen, reading: bill.reading },
		peakKw: bill.peakKw && toNumber(bill.peakKw),
		contractKw: bill.contractKw && toNumber(bill.contractKw)
	}));
}

/** kWh of each half-hour by day, of the company's file of readings. */
export function readHalfHours(company: DemoCompany, lastMonth: string): Map<number, number[]> {
	const days = readFiles(company, lastMonth, isReadings).flatMap(({ reading }) =>
		reading.records.flatMap((record) => record.days)
	);
	return new Map(
		days.map(({ day, slots, scale }) => [day, [...slots].map((one) => one / 10 ** scale)])
	);
}
