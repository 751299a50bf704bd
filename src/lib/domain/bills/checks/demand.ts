import { finding, type Finding } from '../../finding';
import { toNumber } from '../../units/decimal';
import { GRID_SIZED_KWH_PER_DAY } from '../constants';
import { ratePerDay, roughly, rowOf, type PlacedBill, type PointBills } from '../placed-bill';

const HOURS_PER_DAY = 24;
/** 最大需要電力 is the mean of a half-hour, so that at least this was used. */
const HOURS_AT_PEAK = 0.5;
/** Figures are rounded to whole kW and kWh. */
const ROUNDING = 1.02;
const LEAST_PEAK_KW = 5;

/** What kW, kWh and power factor of one bill say of each other; electricity only. */
export function demand(point: PointBills, leftOut: ReadonlySet<PlacedBill> = new Set()): Finding[] {
	if (point.unit !== 'kWh') return [];
	return point.own.flatMap((bill) => [
		...powerFactor(bill),
		...peakAboveContract(bill, point.contractKw),
		...(leftOut.has(bill) ? [] : energyAgainstPeak(bill)),
		...gridSized(bill)
	]);
}

function powerFactor(bill: PlacedBill): Finding[] {
	const percent = bill.powerFactorPercent;
	if (percent === null || (percent > 1 && percent <= 100)) return [];
	const params = { value: percent };
	return percent > 0 && percent <= 1
		? [finding('note', 'bill.power_factor_fraction', params, rowOf(bill))]
		: [finding('warning', 'bill.power_factor_impossible', params, rowOf(bill))];
}

function peakAboveContract(bill: PlacedBill, agreedKw: number | null): Finding[] {
	const contractKw = bill.contractKw === null ? agreedKw : toNumber(bill.contractKw);
	const peakKw = bill.peakKw === null ? null : toNumber(bill.peakKw);
	if (contractKw === null || peakKw === null || contractKw <= 0 || peakKw <= contractKw) return [];
	return [finding('warning', 'bill.peak_above_contract', { peakKw, contractKw }, rowOf(bill))];
}

/** Not more than the peak day and night, not less than the half-hour of the peak. */
function energyAgainstPeak(bill: PlacedBill): Finding[] {
	const peakKw = bill.peakKw === null ? 0 : toNumber(bill.peakKw);
	if (peakKw < LEAST_PEAK_KW) return [];
	const value = toNumber(bill.quantity);
	const most = peakKw * HOURS_PER_DAY * (bill.end - bill.start);
	if (value > ROUNDING * most) {
		const params = { value, peakKw, most: roughly(most) };
		return [finding('warning', 'bill.more_than_peak_allows', params, bill.where)];
	}
	const least = peakKw * HOURS_AT_PEAK;
	if (value <= 0 || value * ROUNDING >= least) return [];
	const params = { value, peakKw, least: roughly(least) };
	return [finding('warning', 'bill.less_than_peak_implies', params, bill.where)];
}

function gridSized(bill: PlacedBill): Finding[] {
	if (ratePerDay(bill) < GRID_SIZED_KWH_PER_DAY) return [];
	const params = { value: toNumber(bill.quantity), days: bill.end - bill.start };
	return [finding('warning', 'bill.grid_sized', params, bill.where)];
}
