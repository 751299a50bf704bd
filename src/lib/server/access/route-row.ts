import type { Pair } from './context';

export type Doing =
	'load' | 'layout' | `action:${string}` | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type RouteRow = Readonly<Partial<Record<Doing, readonly Pair[]>>>;
export type RouteTable = Readonly<Record<string, RouteRow>>;
