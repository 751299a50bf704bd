/**
 * The tables as both engines hold them. Column kinds: text, integer, bigint (JS number below
 * 2^53), double precision, bytes. No booleans, no numerics; instants are epoch milliseconds
 * (bigint), days are epoch days (integer), months are `YYYY-MM` text. A test introspects both
 * engines and compares them with this file.
 *
 * Identity tables belong to no company. Every tenant table begins with `company_id`, which is
 * part of its key and under row-level security on PostgreSQL.
 */
import type {
	UserAccountTable,
	SessionTable,
	OneTimeLinkTable,
	ApiTokenTable,
	MembershipTable,
	AttemptTable,
	SettingTable,
	HalfSessionTable,
	TotpFactorTable,
	RecoveryCodeTable,
	PasskeyTable
} from './schema-tables/identity';
import type { OutgoingMailTable } from './schema-tables/mail';
import type {
	ConsortiumTable,
	ConsortiumMemberTable,
	ConsortiumCompanyTable,
	EngagementTable,
	EngagementSiteTable,
	ConsentTable,
	InvitationTable,
	ServerRecordTable,
	CompanyRecordTable
} from './schema-tables/relations';
import type {
	CompanyTable,
	SiteTable,
	MeteringPointTable,
	MonthClosingTable
} from './schema-tables/companies';
import type {
	EvidenceTable,
	EvidencePartTable,
	ImportTable,
	ImportRecordTable,
	RejectedRowTable,
	RememberedMappingTable
} from './schema-tables/imports';
import type {
	BillCandidateTable,
	BillRemovalTable,
	BillTable,
	LoadDayCandidateTable,
	LoadDayTable
} from './schema-tables/ledger';
import type {
	DriverTable,
	FigureCandidateTable,
	FigureInForceTable,
	FigureTable,
	WeatherStationTable
} from './schema-tables/figures';
import type {
	BillInForceTable,
	LoadDayInForceTable,
	UsageMonthTable,
	CompanyMonthTable
} from './schema-tables/derived';
import type { CompanyEditionTable, FactorEditionTable } from './schema-tables/editions';
import type {
	AttachmentTable,
	CertificateTable,
	OwnFactorTable,
	Scope3EntryTable
} from './schema-tables/own-figures';
import type { CompanyRestatementTable, RestatementTable } from './schema-tables/restatements';
import type { ReminderTable, ReminderStopTable } from './schema-tables/reminders';
import type { IssuedReportTable } from './schema-tables/reports';

export interface Schema {
	user_account: UserAccountTable;
	session: SessionTable;
	one_time_link: OneTimeLinkTable;
	api_token: ApiTokenTable;
	membership: MembershipTable;
	attempt: AttemptTable;
	outgoing_mail: OutgoingMailTable;
	setting: SettingTable;
	half_session: HalfSessionTable;
	totp_factor: TotpFactorTable;
	recovery_code: RecoveryCodeTable;
	passkey: PasskeyTable;

	consortium: ConsortiumTable;
	consortium_member: ConsortiumMemberTable;
	consortium_company: ConsortiumCompanyTable;
	engagement: EngagementTable;
	engagement_site: EngagementSiteTable;
	consent: ConsentTable;
	invitation: InvitationTable;
	server_record: ServerRecordTable;
	factor_edition: FactorEditionTable;
	restatement: RestatementTable;

	company_record: CompanyRecordTable;
	company: CompanyTable;
	site: SiteTable;
	metering_point: MeteringPointTable;
	month_closing: MonthClosingTable;
	evidence: EvidenceTable;
	evidence_part: EvidencePartTable;
	import: ImportTable;
	import_record: ImportRecordTable;
	rejected_row: RejectedRowTable;
	remembered_mapping: RememberedMappingTable;
	bill_candidate: BillCandidateTable;
	load_day_candidate: LoadDayCandidateTable;
	bill: BillTable;
	bill_removal: BillRemovalTable;
	load_day: LoadDayTable;
	bill_in_force: BillInForceTable;
	load_day_in_force: LoadDayInForceTable;
	usage_month: UsageMonthTable;
	company_month: CompanyMonthTable;
	weather_station: WeatherStationTable;
	driver: DriverTable;
	figure_candidate: FigureCandidateTable;
	figure: FigureTable;
	figure_in_force: FigureInForceTable;
	company_edition: CompanyEditionTable;
	own_factor: OwnFactorTable;
	certificate: CertificateTable;
	scope3_entry: Scope3EntryTable;
	attachment: AttachmentTable;
	company_restatement: CompanyRestatementTable;
	reminder: ReminderTable;
	reminder_stop: ReminderStopTable;
	issued_report: IssuedReportTable;
}
