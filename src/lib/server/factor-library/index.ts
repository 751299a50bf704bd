export { consortiumFactors } from './consortium-factors';
export { CREDIT_LINE_EN, CREDIT_LINE_JA } from './credit-line';
export { parseEdition, readEdition, seriesOf, shippedEdition, shippedEditions } from './editions';
export { libraryWith, loadFactorLibrary } from './load-factor-library';
export type { EditionFile } from './schema';
export {
	browseEditions,
	editionIdOf,
	findEdition,
	searchEntries,
	type Edition,
	type EditionHead
} from './browse-editions';
export type { EditionEntry } from './edition-entries';
export { searchSuppliers, type SupplierChoice } from './search-suppliers';
export { scope3Factors, type Scope3Factor } from './scope3-factors';
