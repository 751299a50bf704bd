import type { PageData } from './$types';

/** What the page is drawn from, as the server sends it (`services/views.ts`). */
export type Overview = PageData['overview'];
export type OverviewData = NonNullable<Overview['data']>;
export type CompanyView = Overview['company'];
export type Comparison = OverviewData['month'];

/** What a carrier came to over the months of the year that are complete. */
export type CarrierTotal = PageData['totals'][number];

/** Energy over a driver; there is one only where a driver has figures. */
export type Intensity = NonNullable<PageData['intensity']>;
