/** Reports as they were issued. */

export interface IssuedReportTable {
	company_id: string;
	report_id: string;
	/** `statutory_table` */
	kind: string;
	/** April to March for what the laws ask for. */
	fiscal_year: number;
	/** JSON: what was printed, unrounded. Never changed. */
	content: string;
	/** The company's version of its data that the figures are of. */
	data_version: number;
	/** JSON: string[], ids of factors and conversions behind the figures. */
	factor_ids: string;
	issued_by: string;
	issued_at: number;
	/** The later issue that stands in its place. */
	replaced_by: string | null;
	replaced_at: number | null;
}
