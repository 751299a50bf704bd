import type { PageData } from './$types';

export type SeriesData = NonNullable<PageData['data']>;
export type SeriesPeriod = SeriesData['years'][number];
export type SeriesBreak = SeriesData['breaks']['gigajoules'][number];
export type CompanyView = PageData['company'];
