/** Every query on the rows of a company, asked by company A with ids that others have too (`x`). */
import * as attachments from '$lib/server/repositories/attachments';
import * as removals from '$lib/server/repositories/bill-removals';
import * as bills from '$lib/server/repositories/bills-in-force';
import * as candidates from '$lib/server/repositories/candidates';
import * as certificates from '$lib/server/repositories/certificates';
import * as companies from '$lib/server/repositories/companies';
import * as editions from '$lib/server/repositories/company-editions';
import * as restated from '$lib/server/repositories/company-restatements';
import * as completeness from '$lib/server/repositories/completeness';
import * as consents from '$lib/server/repositories/consents';
import * as consortia from '$lib/server/repositories/consortia';
import * as places from '$lib/server/repositories/derived-places';
import * as drivers from '$lib/server/repositories/drivers';
import * as engagements from '$lib/server/repositories/engagements';
import * as evidence from '$lib/server/repositories/evidence';
import * as figures from '$lib/server/repositories/figures';
import * as records from '$lib/server/repositories/import-records';
import * as imports from '$lib/server/repositories/imports';
import * as reports from '$lib/server/repositories/issued-reports';
import * as ledger from '$lib/server/repositories/ledger';
import * as days from '$lib/server/repositories/load-days-in-force';
import * as memberships from '$lib/server/repositories/memberships';
import * as invitations from '$lib/server/repositories/invitations';
import * as ownFactors from '$lib/server/repositories/own-factors';
import * as points from '$lib/server/repositories/metering-points';
import * as closings from '$lib/server/repositories/month-closings';
import { moveToLedger } from '$lib/server/repositories/move-to-ledger';
import * as mappings from '$lib/server/repositories/remembered-mappings';
import * as chains from '$lib/server/repositories/records';
import * as reminders from '$lib/server/repositories/reminders';
import * as scope3 from '$lib/server/repositories/scope3-entries';
import * as sites from '$lib/server/repositories/sites';
import type { CompanyScope } from '$lib/server/repositories/scope';
import { type ReadTx, type WriteTx } from '$lib/server/repositories/transaction';
import * as usage from '$lib/server/repositories/usage';
import * as weather from '$lib/server/repositories/weather-stations';
import { companyScope } from './engines';

export const A = companyScope('company-a');

const page = { limit: 10, after: null };
const wide = { start: -10, end: 10 };
const months = { from: '2000-01', to: '2099-12' };
export const ofPoint = { meteringPointId: 'x', ...wide };
/** Rows are made with `x` in every text. */
const ANY = 'x' as figures.FigureKind;
const ENDED = { endedAt: 9, endedBy: 'y' };
const daysOf = { importId: 'x', recordIndex: 1, after: null, limit: 10 };

const A_RESTATEMENT = {
	...{ restatementId: 'x', consortiumId: 'x', editionId: 'x', series: 'x', status: 'applied' },
	...{ formerEditionId: null, formerConsortiumId: null, moved: '[]', movedMonths: 0 },
	...{ movedPoints: 0, closedMonths: 0, percentBasic: null, percentAdjusted: null },
	...{ computedAt: 1, decidedAt: 1, decidedBy: 'x' }
};

/** Asked by ids that exist in both companies (all are `x`). */
export const READS: Record<string, (tx: ReadTx, scope?: CompanyScope) => Promise<unknown>> = {
	findCompany: (tx, scope = A) => companies.findCompany(scope, tx),
	listSites: (tx, scope = A) => sites.listSites(scope, tx, page),
	findSite: (tx, scope = A) => sites.findSite(scope, tx, 'x'),
	listMeteringPoints: (tx, scope = A) => points.listMeteringPoints(scope, tx, page),
	listAllMeteringPoints: (tx, scope = A) => points.listAllMeteringPoints(scope, tx),
	findMeteringPoint: (tx, scope = A) => points.findMeteringPoint(scope, tx, 'x'),
	findBySupplyPointNumber: (tx, scope = A) =>
		points.findBySupplyPointNumber(scope, tx, { carrier: 'x', supplyPointNumber: 'x' }),
	findEvidence: (tx, scope = A) => evidence.findEvidence(scope, tx, 'x'),
	readEvidencePart: (tx, scope = A) =>
		evidence.readEvidencePart(scope, tx, { sha256: 'x', part: 1 }),
	findImport: (tx, scope = A) => imports.findImport(scope, tx, 'x'),
	listImports: (tx, scope = A) => imports.listImports(scope, tx, { limit: 10, before: null }),
	findImportOfFile: (tx, scope = A) =>
		imports.findImportOfFile(scope, tx, { sha256: 'x', statuses: ['committed'] }),
	nextCommitNumber: async (tx, scope = A) =>
		(await imports.nextCommitNumber(scope, tx as WriteTx)) - 1,
	listRememberedMappings: (tx, scope = A) => mappings.listRememberedMappings(scope, tx, ['x']),
	listRecords: (tx, scope = A) => records.listRecords(scope, tx, 'x'),
	listRejectedRows: (tx, scope = A) =>
		records.listRejectedRows(scope, tx, { importId: 'x', after: 0, limit: 10 }),
	listBillCandidates: (tx, scope = A) =>
		candidates.listBillCandidates(scope, tx, { importId: 'x' }),
	listLoadDayCandidates: (tx, scope = A) => candidates.listLoadDayCandidates(scope, tx, daysOf),
	listLedgerBills: (tx, scope = A) => ledger.listLedgerBills(scope, tx, 'x'),
	listLedgerDays: (tx, scope = A) => ledger.listLedgerDays(scope, tx, ofPoint),
	ledgerSpan: (tx, scope = A) => ledger.ledgerSpan(scope, tx, 'x'),
	countOtherLedgerDays: (tx, scope = A) =>
		ledger.countOtherLedgerDays(scope, tx, { ...ofPoint, importId: 'y' }),
	findLedgerBill: (tx, scope = A) =>
		ledger.findLedgerBill(scope, tx, { importId: 'x', recordIndex: 1, number: 1 }),
	listRemovals: (tx, scope = A) => removals.listRemovals(scope, tx, 'x'),
	listClosings: (tx, scope = A) => closings.listClosings(scope, tx),
	listClosedMonths: (tx, scope = A) => closings.listClosedMonths(scope, tx),
	listIssuedReports: (tx, scope = A) => reports.listIssuedReports(scope, tx, 'x'),
	findIssuedReport: (tx, scope = A) => reports.findIssuedReport(scope, tx, 'x'),
	listTouched: (tx, scope = A) => ledger.listTouched(scope, tx, 'x'),
	listBillsInForce: (tx, scope = A) =>
		bills.listBillsInForce(scope, tx, { meteringPointIds: ['x'], start: 0, end: 2 }),
	listLoadDaysInForce: (tx, scope = A) => days.listLoadDaysInForce(scope, tx, ofPoint),
	listStoredDays: (tx, scope = A) => days.listStoredDays(scope, tx, ofPoint),
	listDayTotals: (tx, scope = A) => days.listDayTotals(scope, tx, ofPoint),
	spanInForce: (tx, scope = A) => days.spanInForce(scope, tx, 'x'),
	listUsageMonths: (tx, scope = A) => usage.listUsageMonths(scope, tx, months),
	listCompanyMonths: (tx, scope = A) => usage.listCompanyMonths(scope, tx, months),
	monthsWithData: (tx, scope = A) => usage.monthsWithData(scope, tx),
	listFigureCandidates: (tx, scope = A) =>
		figures.listFigureCandidates(scope, tx, { importId: 'x' }),
	listLedgerFigures: (tx, scope = A) =>
		figures.listLedgerFigures(scope, tx, { seriesId: 'x', kind: ANY }),
	listFiguresInForce: (tx, scope = A) =>
		figures.listFiguresInForce(scope, tx, { seriesIds: ['x'], kind: ANY }),
	listCompanyEditions: (tx, scope = A) => editions.listCompanyEditions(scope, tx),
	readAdoptedContents: (tx, scope = A) => editions.readAdoptedContents(scope, tx, ['x']),
	listOwnFactors: (tx, scope = A) => ownFactors.listOwnFactors(scope, tx),
	findOwnFactor: (tx, scope = A) => ownFactors.findOwnFactor(scope, tx, 'x'),
	listCertificates: (tx, scope = A) => certificates.listCertificates(scope, tx),
	findCertificate: (tx, scope = A) => certificates.findCertificate(scope, tx, 'x'),
	listScope3Entries: (tx, scope = A) => scope3.listScope3Entries(scope, tx),
	findScope3Entry: (tx, scope = A) => scope3.findScope3Entry(scope, tx, 'x'),
	listAttachments: (tx, scope = A) => attachments.listAttachments(scope, tx, 'x'),
	findAttachment: (tx, scope = A) => attachments.findAttachment(scope, tx, 'x'),
	countAttachmentsOfFile: (tx, scope = A) => attachments.countAttachmentsOfFile(scope, tx, 'x'),
	findCompanyRestatement: (tx, scope = A) => restated.findCompanyRestatement(scope, tx, 'x'),
	listCompanyRestatements: (tx, scope = A) => restated.listCompanyRestatements(scope, tx),
	readOfferedContent: (tx, scope = A) => restated.readOfferedContent(scope, tx, 'x'),
	listBillPlaces: (tx, scope = A) => places.listBillPlaces(scope, tx),
	listFigurePlaces: (tx, scope = A) => places.listFigurePlaces(scope, tx),
	listDerivedPoints: (tx, scope = A) => places.listDerivedPoints(scope, tx, 'usage_month'),
	listDrivers: (tx, scope = A) => drivers.listDrivers(scope, tx),
	findDriver: (tx, scope = A) => drivers.findDriver(scope, tx, 'x'),
	listWeatherStations: (tx, scope = A) => weather.listWeatherStations(scope, tx),
	findWeatherStationByName: (tx, scope = A) => weather.findWeatherStationByName(scope, tx, 'x'),
	listStoredMonths: (tx, scope = A) => completeness.listStoredMonths(scope, tx, ['x']),
	listDeliveryDays: (tx, scope = A) =>
		completeness.listDeliveryDays(scope, tx, { ids: ['x'], kinds: [ANY] }),
	listBillStarts: (tx, scope = A) => completeness.listBillStarts(scope, tx, ['x']),
	findLastReminder: (tx, scope = A) => reminders.findLastReminder(scope, tx),
	findReminderStop: (tx, scope = A) => reminders.findReminderStop(scope, tx),
	listReachableMembers: (tx, scope = A) => reminders.listReachableMembers(scope, tx),
	listMembers: (tx, scope = A) => memberships.listMembers(scope, tx),
	listConsents: (tx, scope = A) => consents.listConsents(scope, tx),
	listEngagements: (tx, scope = A) => engagements.listEngagements(scope, tx),
	listConsortiaOfCompany: (tx, scope = A) => consortia.listConsortiaOfCompany(scope, tx, 1),
	listInvitations: (tx, scope = A) => invitations.listInvitations(scope, tx, 0),
	listCompanyRecords: (tx, scope = A) =>
		chains.listCompanyRecords(scope, tx, { before: null, limit: 10 }),
	readCompanyChain: (tx, scope = A) => chains.readCompanyChain(scope, tx, { after: 0, limit: 10 })
};

/** What is there to change or remove is the other company's. */
export const CHANGES: Record<string, (tx: WriteTx) => Promise<unknown>> = {
	updateCompany: (tx) => companies.updateCompany(A, tx, { name: 'changed' }),
	updateSite: (tx) => sites.updateSite(A, tx, { siteId: 'x', changes: { name: 'changed' } }),
	updateDriver: (tx) =>
		drivers.updateDriver(A, tx, { driverId: 'x', changes: { name: 'changed' } }),
	updateMeteringPoint: (tx) =>
		points.updateMeteringPoint(A, tx, { meteringPointId: 'x', changes: { name: 'changed' } }),
	deleteEvidence: (tx) => evidence.deleteEvidence(A, tx, 'x'),
	moveImport: (tx) =>
		imports.moveImport(A, tx, { importId: 'x', from: ['committed'], to: 'undone' }),
	setRecordPoint: (tx) =>
		records.setRecordPoint(A, tx, { importId: 'x', recordIndex: 1, meteringPointId: 'changed' }),
	setRecordSeries: (tx) =>
		records.setRecordSeries(A, tx, { importId: 'x', recordIndex: 1, seriesId: 'changed' }),
	moveFiguresToLedger: (tx) =>
		figures.moveFiguresToLedger(A, tx, {
			importId: 'x',
			to: { recordIndex: 1, seriesId: 'x', dispositions: new Map() }
		}),
	replaceFiguresInForce: (tx) =>
		figures.replaceFiguresInForce(A, tx, { seriesId: 'x', kind: ANY, figures: [] }),
	deleteFindingsOfReading: (tx) => records.deleteFindingsOfReading(A, tx, 'x'),
	deleteRememberedMapping: (tx) => mappings.deleteRememberedMapping(A, tx, 'x'),
	deleteCandidates: (tx) => candidates.deleteCandidates(A, tx, 'x'),
	moveToLedger: (tx) =>
		moveToLedger(A, tx, { importId: 'x', assignments: [{ recordIndex: 1, meteringPointId: 'x' }] }),
	replaceBillsInForce: (tx) =>
		bills.replaceBillsInForce(A, tx, { meteringPointId: 'x', bills: [] }),
	replaceLoadDaysInForce: (tx) => days.replaceLoadDaysInForce(A, tx, { ...ofPoint, days: [] }),
	replaceUsageMonths: (tx) =>
		usage.replaceUsageMonths(A, tx, { meteringPointId: 'x', ...months, months: [] }),
	putCompanyRestatement: (tx) => restated.putCompanyRestatement(A, tx, A_RESTATEMENT),
	replaceCompanyMonths: (tx) => usage.replaceCompanyMonths(A, tx, { ...months, months: [] }),
	reopenMonth: (tx) =>
		closings.reopenMonth(A, tx, {
			...{ month: '2026-04', reopenedAt: 9, reopenedBy: 'y', reason: 'y' }
		}),
	replaceIssuedReports: (tx) =>
		reports.replaceIssuedReports(A, tx, { kind: 'x', fiscalYear: 1, reportId: 'y', now: 9 }),
	endOwnFactor: (tx) => ownFactors.endOwnFactor(A, tx, { factorId: 'x', ...ENDED }),
	endCertificate: (tx) => certificates.endCertificate(A, tx, { certificateId: 'x', ...ENDED }),
	endScope3Entry: (tx) => scope3.endScope3Entry(A, tx, { entryId: 'x', ...ENDED }),
	removeMember: (tx) => memberships.removeMember(A, tx, 'x'),
	withdrawConsent: (tx) =>
		consents.withdrawConsent(A, tx, { kind: 'x', withdrawnAt: 9, withdrawnBy: 'y' }),
	endEngagement: (tx) =>
		engagements.endEngagement(A, tx, { engagementId: 'company-b', endedAt: 9, endedBy: 'y' }),
	deleteInvitation: (tx) => invitations.deleteInvitation(A, tx, 'company-b'),
	allowReminders: (tx) => reminders.allowReminders(A, tx),
	bumpDataVersion: (tx) => companies.bumpDataVersion(A, tx).catch(() => 'no such company'),
	claimImport: (tx) => imports.claimImport(A, tx, { claimedBy: 'y', now: 9, claimedUntil: 10 })
};

/** They answer nothing of a row that is there, or only add rows under the scope's own company. */
export const APART = [
	...['createCompany', 'createSite', 'createMeteringPoint', 'putMember', 'storeEvidence'],
	...['insertImport', 'insertRecords', 'insertRejectedRows', 'insertRememberedMapping'],
	...['insertBillCandidates', 'insertLoadDayCandidates', 'insertFigureCandidates'],
	...['createWeatherStation', 'createDriver', 'insertRemovals', 'insertClosing'],
	...['lockCompany', 'readEvidence', 'readEvidenceHead', 'listCompanies'],
	...['addReminder', 'stopReminders', 'adoptEdition', 'insertIssuedReport'],
	...['insertOwnFactor', 'insertCertificate', 'insertScope3Entry', 'insertAttachment'],
	...['createEngagement', 'grantConsent', 'appendCompanyRecord', 'createInvitation']
];
