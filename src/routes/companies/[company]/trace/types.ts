import type { PageData } from './$types';

export type Trace = NonNullable<PageData['trace']>;
export type Choice = NonNullable<PageData['choice']>;
export type EvidenceRow = Trace['evidence'][number];
