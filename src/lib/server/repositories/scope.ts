/**
 * Within what a query may look. Every repository function on tenant data takes one of these
 * first, and only `access` mints them: a query cannot be made without a check having passed.
 */
export declare const minted: unique symbol;

/** The right to touch one company's rows. */
export interface CompanyScope {
	readonly companyId: string;
	readonly userId: string;
	/**
	 * An auditor may be engaged for some sites only. What belongs to no site (files that span
	 * several, sums of the company) such a scope does not find.
	 */
	readonly sites: 'all' | readonly string[];
	readonly [minted]: 'company';
}

/** The right to touch one consortium's own rows: its people and its list of companies. */
export interface ConsortiumScope {
	readonly consortiumId: string;
	readonly userId: string;
	readonly [minted]: 'consortium';
}

/** How far the data of a consortium's companies are complete: never their quantities. */
export interface StatusScope {
	readonly companyIds: readonly string[];
	readonly [minted]: 'status';
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

/** `identity`: people, their relations, sessions and tokens, which belong to no company. */
export type Scope =
	CompanyScope | ConsortiumScope | DirectoryScope | StatusScope | AllCompaniesScope | 'identity';
