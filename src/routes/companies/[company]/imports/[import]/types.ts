import type { PageData } from './$types';

export type ImportView = PageData['made'];
export type RecordView = ImportView['records'][number];
