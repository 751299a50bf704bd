import { meaningName } from '../column-meanings';
import type { Means } from './types';

/** What is needed most stands first. */
const MEANINGS: Means[] = [
	'ignore',
	'date',
	'quantity',
	'costYen',
	'start',
	'end',
	'label',
	'supplyPointNumber',
	'time',
	'peakKw',
	'contractKw',
	'powerFactor',
	'taxYen',
	'unit',
	'carrier',
	'supplier',
	'menu',
	'reading',
	'register',
	'registerBefore',
	'multiplier'
];

export const meaningOptions = () => MEANINGS.map((value) => ({ value, label: meaningName(value) }));

/** As they are printed; each is read by the importers. */
export const UNITS = ['kWh', '千kWh', 'MWh', 'm3', '千m3', 'L', 'kL', 'kg', 't', 'MJ', 'GJ'];
