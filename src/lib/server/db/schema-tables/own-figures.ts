/** What a company brings to its emissions itself; rows are added and ended, never changed. */

interface OwnColumns {
	created_at: number;
	created_by: string;
	/** From then on it does not count: taken back, or another row stands in its place. */
	ended_at: number | null;
	ended_by: string | null;
}

/** Figures are text, exactly as typed. */
export interface OwnFactorTable extends OwnColumns {
	company_id: string;
	factor_id: string;
	/** null: every point of the carrier. */
	metering_point_id: string | null;
	carrier: string;
	/** null: whoever supplies. */
	supplier: string | null;
	from_month: string;
	/** null: until it is replaced. */
	to_month: string | null;
	basic: string | null;
	adjusted: string | null;
	/** `t-CO2/MWh` */
	emission_unit: string | null;
	energy: string | null;
	/** `MJ/m3` */
	energy_unit: string | null;
	kg_per_m3: string | null;
	standard_m3_per_m3: string | null;
	source: string;
	/** The row whose place it took. */
	replaces: string | null;
}

export interface CertificateTable extends OwnColumns {
	company_id: string;
	certificate_id: string;
	/** One of the domain's `CERTIFICATE_KINDS`. */
	kind: string;
	kwh: number;
	/** As certified, where the paper says tonnes. */
	certified_t_co2: string | null;
	/** Months of use, both included. */
	from_month: string;
	to_month: string;
	serial: string;
	source: string;
}

export interface Scope3EntryTable extends OwnColumns {
	company_id: string;
	entry_id: string;
	/** The company's own fiscal year. */
	fiscal_year: number;
	/** 1 to 15 */
	category: number;
	name: string;
	quantity: string;
	unit: string;
	/** `kg` or `t` CO2e per unit. */
	factor: string;
	factor_mass: string;
	/** Row of a shipped edition; null: the company's own. */
	factor_id: string | null;
	source: string;
	replaces: string | null;
}

/** A paper that proves one of the above; its bytes are evidence. */
export interface AttachmentTable {
	company_id: string;
	attachment_id: string;
	/** own_factor, certificate, scope3_entry */
	subject: string;
	subject_id: string;
	sha256: string;
	file_name: string;
	created_at: number;
	created_by: string;
}
