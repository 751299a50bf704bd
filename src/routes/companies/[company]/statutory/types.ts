import type { ChangedFigure } from '$lib/domain/statutory/compare-tables';
import type { PageData } from './$types';

/** The table as it stands now and as it was issued have one shape. */
export type Table = NonNullable<PageData['table']>;
export type Line = Table['lines'][number];
export type Issue = PageData['issued'][number];
export type Changes = ChangedFigure[];
