import type { Decimal } from '../units/decimal';
import type { EpochDay } from '../time/day';

/** One bill (検針票・請求書) of one metering point as the file prints it. Period [start, end). */
export interface Bill {
	start: EpochDay;
	end: EpochDay;
	quantity: Decimal;
	/** What of `quantity` was used at night (夜間); absent where the bill does not separate it. */
	nightQuantity?: Decimal | null;
	/** What was invoiced, tax and levies included; null where the file has no yen. */
	costYen: number | null;
	/** Consumption tax contained in `costYen`. */
	taxYen: number | null;
	peakKw: Decimal | null;
	contractKw: Decimal | null;
	/** Percent, 85–100 as printed. */
	powerFactorPercent: number | null;
	/** `estimated` when the supplier says that the reading was estimated (推定). */
	reading: 'actual' | 'estimated';
}
