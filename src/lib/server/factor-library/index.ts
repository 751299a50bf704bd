export { CREDIT_LINE_EN, CREDIT_LINE_JA } from './credit-line';
export { loadFactorLibrary } from './load-factor-library';
export { searchSuppliers, type SupplierChoice } from './search-suppliers';
