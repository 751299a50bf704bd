/** A metering point of a company, and perhaps one bill of it. */
export interface OfPoint {
	company: string;
	meteringPoint: string;
}

export interface OfBill extends OfPoint {
	bill: string;
}
