import type { PageData } from './$types';

export type Trace = NonNullable<PageData['trace']>;
export type SumTrace = NonNullable<PageData['sum']>;
export type SumFigures = SumTrace['months'][number]['figures'];
export type EvidenceRow = Trace['evidence'][number];
