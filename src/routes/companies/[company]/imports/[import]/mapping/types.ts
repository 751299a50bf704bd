import type { PageData } from './$types';

export type Trial = PageData['trial'];
export type Mapping = Trial['mapping'];
export type Means = Mapping['columns'][number]['means'];
export type Point = PageData['points'][number];
