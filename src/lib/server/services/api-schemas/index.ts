/**
 * Every call of `/api/v1`, in the order in which the document and its page list them. A route
 * without an entry here, or an entry without a route, fails a contract test.
 */
import * as account from './account';
import * as bills from './bills';
import * as calculations from './calculations';
import * as closings from './closings';
import * as completeness from './completeness';
import * as companies from './companies';
import * as consortia from './consortia';
import * as deliveries from './deliveries';
import * as drivers from './drivers';
import * as editions from './editions';
import * as energy from './energy';
import * as factors from './factors';
import * as imports from './imports';
import * as mappings from './mappings';
import * as certificates from './certificates';
import * as ghg from './ghg';
import * as scope3 from './scope3';
import * as attachments from './attachments';
import * as meteringPoints from './metering-points';
import type { Operation } from './operation';
import { getStatutoryTable } from './reports';
import * as ownFactors from './own-factors';
import * as restatements from './restatements';
import * as sites from './sites';
import { getSumTrace, getTrace } from './trace';
import { listWeather } from './weather';
import type { z } from 'zod';

type AnyOperation = Operation<string, z.ZodObject, z.ZodType, z.ZodType>;

export const operations = [
	account.getHealth,
	account.getOpenApi,
	account.getMe,
	account.listTokens,
	account.createToken,
	account.revokeToken,
	companies.listCompanies,
	companies.createCompany,
	companies.getCompany,
	companies.editCompany,
	consortia.listConsortia,
	consortia.listConsortiumCompanies,
	completeness.listConsortiumCompleteness,
	restatements.listEditions,
	restatements.uploadEdition,
	restatements.getEdition,
	restatements.discardEdition,
	restatements.listRestatements,
	restatements.startRestatement,
	restatements.getRestatement,
	restatements.applyRestatement,
	restatements.undoRestatement,
	restatements.listCompanyEditions,
	restatements.listCompanyRestatements,
	sites.listSites,
	sites.createSite,
	sites.getSite,
	sites.editSite,
	meteringPoints.listMeteringPoints,
	meteringPoints.createMeteringPoint,
	meteringPoints.getMeteringPoint,
	meteringPoints.editMeteringPoint,
	bills.listBills,
	bills.enterBills,
	bills.getBill,
	bills.correctBill,
	bills.removeBill,
	imports.listImports,
	imports.uploadFile,
	imports.getImport,
	imports.commitImport,
	imports.undoImport,
	imports.cancelImport,
	imports.getEvidence,
	imports.getRejectedRows,
	deliveries.getDeliveries,
	deliveries.enterDeliveries,
	deliveries.correctDelivery,
	deliveries.removeDelivery,
	listWeather,
	closings.listClosings,
	closings.closeMonth,
	closings.reopenMonth,
	ownFactors.listOwnFactors,
	ownFactors.createOwnFactor,
	ownFactors.previewOwnFactor,
	ownFactors.getOwnFactor,
	ownFactors.previewEnd,
	ownFactors.endOwnFactor,
	certificates.listCertificates,
	certificates.createCertificate,
	certificates.removeCertificate,
	scope3.listScope3,
	scope3.createScope3Entry,
	scope3.correctScope3Entry,
	scope3.removeScope3Entry,
	scope3.getScope3Workbook,
	ghg.getGhg,
	attachments.listAttachments,
	attachments.attachFile,
	attachments.getAttachment,
	drivers.listDrivers,
	drivers.createDriver,
	drivers.getDriver,
	drivers.editDriver,
	drivers.removeDriver,
	drivers.restoreDriver,
	drivers.enterDriverValues,
	mappings.getMapping,
	mappings.mapImport,
	mappings.tryMapping,
	mappings.listMappings,
	mappings.forgetMapping,
	energy.getEnergy,
	getStatutoryTable,
	completeness.getCompleteness,
	getTrace,
	getSumTrace,
	energy.getLoadProfile,
	factors.findFactor,
	editions.listEditions,
	editions.getEdition,
	factors.listSuppliers,
	calculations.calculateEmissions,
	calculations.calculateCalendarisation
] as AnyOperation[];
