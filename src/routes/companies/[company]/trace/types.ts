import type { PageData } from './$types';

export type Trace = NonNullable<PageData['trace']>;
export type EvidenceRow = Trace['evidence'][number];
