/**
 * Within what a query may look. Every repository function on tenant data takes one of these
 * first, and only `access` mints them: a query cannot be made without a check having passed.
 */
export declare const minted: unique symbol;

/** The right to touch one company's rows. */
export interface CompanyScope {
	readonly companyId: string;
	readonly userId: string;
	readonly [minted]: 'company';
}

/** The companies of one person, for lists across them. */
export interface DirectoryScope {
	readonly companyIds: readonly string[];
	readonly [minted]: 'directory';
}

/**
 * Which companies there are, for the command line on the server and for work that nobody asked
 * for (unfinished imports at start). It opens the list alone, nothing that belongs to a company.
 */
export interface AllCompaniesScope {
	/** Why, in a few words, for the log. */
	readonly allCompanies: string;
}

/** `identity`: people, sessions and tokens, which belong to no company. */
export type Scope = CompanyScope | DirectoryScope | AllCompaniesScope | 'identity';
