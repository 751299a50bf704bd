/** Every query on the rows of a company, asked by company A with ids that others have too (`x`). */
import * as removals from '$lib/server/repositories/bill-removals';
import * as bills from '$lib/server/repositories/bills-in-force';
import * as candidates from '$lib/server/repositories/candidates';
import * as companies from '$lib/server/repositories/companies';
import * as completeness from '$lib/server/repositories/completeness';
import * as consents from '$lib/server/repositories/consents';
import * as consortia from '$lib/server/repositories/consortia';
import * as drivers from '$lib/server/repositories/drivers';
import * as engagements from '$lib/server/repositories/engagements';
import * as evidence from '$lib/server/repositories/evidence';
import * as figures from '$lib/server/repositories/figures';
import * as records from '$lib/server/repositories/import-records';
import * as imports from '$lib/server/repositories/imports';
import * as ledger from '$lib/server/repositories/ledger';
import * as days from '$lib/server/repositories/load-days-in-force';
import * as memberships from '$lib/server/repositories/memberships';
import * as invitations from '$lib/server/repositories/invitations';
import * as points from '$lib/server/repositories/metering-points';
import * as closings from '$lib/server/repositories/month-closings';
import { moveToLedger } from '$lib/server/repositories/move-to-ledger';
import * as mappings from '$lib/server/repositories/remembered-mappings';
import * as chains from '$lib/server/repositories/records';
import * as reminders from '$lib/server/repositories/reminders';
import * as sites from '$lib/server/repositories/sites';
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
const daysOf = { importId: 'x', recordIndex: 1, after: null, limit: 10 };

/** Asked by ids that exist in both companies (all are `x`). */
export const READS: Record<string, (tx: ReadTx) => Promise<unknown>> = {
	findCompany: (tx) => companies.findCompany(A, tx),
	listSites: (tx) => sites.listSites(A, tx, page),
	findSite: (tx) => sites.findSite(A, tx, 'x'),
	listMeteringPoints: (tx) => points.listMeteringPoints(A, tx, page),
	listAllMeteringPoints: (tx) => points.listAllMeteringPoints(A, tx),
	findMeteringPoint: (tx) => points.findMeteringPoint(A, tx, 'x'),
	findBySupplyPointNumber: (tx) =>
		points.findBySupplyPointNumber(A, tx, { carrier: 'x', supplyPointNumber: 'x' }),
	findEvidence: (tx) => evidence.findEvidence(A, tx, 'x'),
	readEvidencePart: (tx) => evidence.readEvidencePart(A, tx, { sha256: 'x', part: 1 }),
	findImport: (tx) => imports.findImport(A, tx, 'x'),
	listImports: (tx) => imports.listImports(A, tx, { limit: 10, before: null }),
	findImportOfFile: (tx) =>
		imports.findImportOfFile(A, tx, { sha256: 'x', statuses: ['committed'] }),
	nextCommitNumber: async (tx) => (await imports.nextCommitNumber(A, tx as WriteTx)) - 1,
	listRememberedMappings: (tx) => mappings.listRememberedMappings(A, tx, ['x']),
	listRecords: (tx) => records.listRecords(A, tx, 'x'),
	listRejectedRows: (tx) => records.listRejectedRows(A, tx, { importId: 'x', after: 0, limit: 10 }),
	listBillCandidates: (tx) => candidates.listBillCandidates(A, tx, { importId: 'x' }),
	listLoadDayCandidates: (tx) => candidates.listLoadDayCandidates(A, tx, daysOf),
	listLedgerBills: (tx) => ledger.listLedgerBills(A, tx, 'x'),
	listLedgerDays: (tx) => ledger.listLedgerDays(A, tx, ofPoint),
	ledgerSpan: (tx) => ledger.ledgerSpan(A, tx, 'x'),
	countOtherLedgerDays: (tx) => ledger.countOtherLedgerDays(A, tx, { ...ofPoint, importId: 'y' }),
	findLedgerBill: (tx) =>
		ledger.findLedgerBill(A, tx, { importId: 'x', recordIndex: 1, number: 1 }),
	listRemovals: (tx) => removals.listRemovals(A, tx, 'x'),
	listClosings: (tx) => closings.listClosings(A, tx),
	listClosedMonths: (tx) => closings.listClosedMonths(A, tx),
	listTouched: (tx) => ledger.listTouched(A, tx, 'x'),
	listBillsInForce: (tx) =>
		bills.listBillsInForce(A, tx, { meteringPointIds: ['x'], start: 0, end: 2 }),
	listLoadDaysInForce: (tx) => days.listLoadDaysInForce(A, tx, ofPoint),
	listStoredDays: (tx) => days.listStoredDays(A, tx, ofPoint),
	listDayTotals: (tx) => days.listDayTotals(A, tx, ofPoint),
	spanInForce: (tx) => days.spanInForce(A, tx, 'x'),
	listUsageMonths: (tx) => usage.listUsageMonths(A, tx, months),
	listCompanyMonths: (tx) => usage.listCompanyMonths(A, tx, months),
	monthsWithData: (tx) => usage.monthsWithData(A, tx),
	listFigureCandidates: (tx) => figures.listFigureCandidates(A, tx, { importId: 'x' }),
	listLedgerFigures: (tx) => figures.listLedgerFigures(A, tx, { seriesId: 'x', kind: ANY }),
	listFiguresInForce: (tx) => figures.listFiguresInForce(A, tx, { seriesIds: ['x'], kind: ANY }),
	listDrivers: (tx) => drivers.listDrivers(A, tx),
	findDriver: (tx) => drivers.findDriver(A, tx, 'x'),
	listWeatherStations: (tx) => weather.listWeatherStations(A, tx),
	findWeatherStationByName: (tx) => weather.findWeatherStationByName(A, tx, 'x'),
	listStoredMonths: (tx) => completeness.listStoredMonths(A, tx, ['x']),
	listDeliveryDays: (tx) => completeness.listDeliveryDays(A, tx, { ids: ['x'], kinds: [ANY] }),
	listBillStarts: (tx) => completeness.listBillStarts(A, tx, ['x']),
	findLastReminder: (tx) => reminders.findLastReminder(A, tx),
	findReminderStop: (tx) => reminders.findReminderStop(A, tx),
	listReachableMembers: (tx) => reminders.listReachableMembers(A, tx),
	listMembers: (tx) => memberships.listMembers(A, tx),
	listConsents: (tx) => consents.listConsents(A, tx),
	listEngagements: (tx) => engagements.listEngagements(A, tx),
	listConsortiaOfCompany: (tx) => consortia.listConsortiaOfCompany(A, tx, 1),
	listInvitations: (tx) => invitations.listInvitations(A, tx, 0),
	listCompanyRecords: (tx) => chains.listCompanyRecords(A, tx, { before: null, limit: 10 }),
	readCompanyChain: (tx) => chains.readCompanyChain(A, tx, { after: 0, limit: 10 })
};

/** What is there to change or remove is the other company's. */
export const CHANGES: Record<string, (tx: WriteTx) => Promise<unknown>> = {
	updateCompany: (tx) => companies.updateCompany(A, tx, { name: 'changed' }),
	updateSite: (tx) => sites.updateSite(A, tx, { siteId: 'x', changes: { name: 'changed' } }),
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
	replaceCompanyMonths: (tx) => usage.replaceCompanyMonths(A, tx, { ...months, months: [] }),
	reopenMonth: (tx) =>
		closings.reopenMonth(A, tx, {
			...{ month: '2026-04', reopenedAt: 9, reopenedBy: 'y', reason: 'y' }
		}),
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
	...['addReminder', 'stopReminders'],
	...['createEngagement', 'grantConsent', 'appendCompanyRecord', 'createInvitation']
];
