/** Buildings are heated on days whose mean temperature lies below this (°C). */
export const HEATING_BASE_C = 14;

/** And cooled on days whose mean lies above this (°C). */
export const COOLING_BASE_C = 24;
