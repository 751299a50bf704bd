/** A metering point of the company. */
export interface OfPoint {
	meteringPoint: string;
}

/** One of its bills. */
export interface OfBill extends OfPoint {
	bill: string;
}
