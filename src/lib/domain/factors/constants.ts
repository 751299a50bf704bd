/**
 * Crude-oil equivalent, kL per GJ. Unchanged by the amendment of 2023.
 * Source: 省エネ法施行規則 第4条; printed by Toho Gas FAQ SV00180 and Tokyo Gas FAQ 8971.
 */
export const CRUDE_OIL_KL_PER_GJ = 0.0258;
export const CRUDE_OIL_SOURCE = '省エネ法施行規則（原油換算係数 0.0258 kL/GJ）';

/** First statutory year for which the library holds fuel tables. */
export const FIRST_YEAR = 2009;

/** How many years past the newest supplier list a month may still lie (for plans). */
export const YEARS_AHEAD = 5;
