/**
 * The sample consortium (見本): 24 invented companies of northern Ibaraki, in an order that stays.
 * The foundry is the first; the last one has uploaded nothing yet.
 */
import type { DemoCompany } from '../demo-company';
import { FOUNDRY } from '../foundry';
import { demoCompany } from './company';
import { ELECTRICAL } from './manufacturers/electrical';
import { FOOD_AND_TRANSPORT } from './manufacturers/food-and-transport';
import { MACHINING } from './manufacturers/machining';
import { MATERIALS } from './manufacturers/materials';
import { METAL } from './manufacturers/metal';

export const DEMO_COMPANIES: readonly DemoCompany[] = [
	FOUNDRY,
	...[...METAL, ...MACHINING, ...MATERIALS, ...FOOD_AND_TRANSPORT, ...ELECTRICAL].map(demoCompany)
];
