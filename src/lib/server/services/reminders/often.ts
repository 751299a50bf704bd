const DAY_MS = 86_400_000;

/** So long a coordinator leaves a company alone after any reminder. */
export const REMINDED_AGAIN_AFTER_MS = 7 * DAY_MS;

/** So long a company sees that its coordinator has asked. */
export const SHOWN_FOR_MS = 30 * DAY_MS;
