/** Bills one by one, and what people wrote by hand: a part of `views.ts`. */

/** What a person did by hand, and why. */
export interface EntryView {
	deed: 'enter' | 'correct' | 'remove';
	reason: string | null;
	/** Bills that it takes out of force. */
	removed: BillView[];
}

/** Who wrote a bill by hand, when and why. */
export interface TraceEntry extends Pick<EntryView, 'deed' | 'reason'> {
	by: string | null;
	at: string;
	note: string | null;
}

/** A bill that counts. */
export interface BillView {
	id: string;
	meteringPointId: string;
	from: string;
	to: string;
	quantity: number;
	unit: string;
	costYen: number | null;
	/** Of `quantity`, what was used at night; null where the bill does not separate it. */
	nightQuantity: number | null;
	taxYen: number | null;
	peakKw: number | null;
	contractKw: number | null;
	powerFactorPercent: number | null;
	reading: 'actual' | 'estimated';
	note: string | null;
	/** Where it came from. */
	importId: string;
	/** Files span sites: null for whoever sees some sites only. */
	fileName: string | null;
	writtenBy: 'file' | 'hand';
}

/** A bill of a preview, and the bills that count on its days and say something else. */
export interface BillConflict {
	from: string;
	to: string;
	quantity: number;
	unit: string;
	costYen: number | null;
	against: BillView[];
}
