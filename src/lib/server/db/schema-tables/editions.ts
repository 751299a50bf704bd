/** Lists of factors beside the shipped ones, and which of them count for a company. */

/** As it was brought in; never changed. The id tells the content. */
export interface FactorEditionTable {
	consortium_id: string;
	edition_id: string;
	/** Editions of one series replace each other: `electricity/2025`. */
	series: string;
	/** JSON in the form of the shipped editions. */
	content: string;
	file_name: string;
	file_bytes: Uint8Array;
	/** JSON list of what was odd about the file. */
	findings: string;
	created_at: number;
	created_by: string;
}

/** The highest number of a series counts; a series without rows is as it was first shipped. */
export interface CompanyEditionTable {
	company_id: string;
	series: string;
	number: number;
	edition_id: string;
	/** Whose edition it is; null: a shipped one. */
	consortium_id: string | null;
	adopted_at: number;
	adopted_by: string;
}
