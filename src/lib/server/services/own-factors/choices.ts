import { z } from 'zod';
import { carrierOf } from '$lib/domain/carriers/carriers';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { parseInput } from '../../input';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { read } from '../../repositories/transaction';
import { existingCompany } from '../companies';

/** What is entered: a factor, or how LPG by volume or metered gas is converted. */
const ABOUTS = ['factor', 'lpg', 'gas'] as const;
export type About = (typeof ABOUTS)[number];

/** All points of a carrier, or one of them. */
export interface Target {
	carrier: string;
	meteringPoint: { id: string; name: string } | null;
}

export interface OwnFactorChoices {
	about: About;
	/** Everything that it may be for, whole carriers first. */
	targets: Target[];
	/** The one that was asked for; null while nobody chose. */
	target: Target | null;
}

const CARRIERS: Record<About, readonly string[] | null> = {
	factor: null,
	lpg: ['lpg'],
	gas: ['city_gas', 'natural_gas']
};

const question = z.object({
	about: z.enum(ABOUTS).catch('factor'),
	carrier: z.string().nullish(),
	meteringPoint: z.string().nullish()
});

export async function getOwnFactorChoices(
	context: Context,
	companyId: string,
	input: unknown = {}
): Promise<OwnFactorChoices> {
	const scope = authoriseCompany(context, 'own_factor', 'create', companyId);
	const { about, carrier, meteringPoint } = parseInput(question, input);
	const points = await read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return listAllMeteringPoints(scope, tx);
	});
	const fitting = points.filter((point) => fits(about, point.carrier));
	const wide = [...new Set(fitting.map((point) => point.carrier))].sort();
	const targets: Target[] = [
		...wide.map((code) => ({ carrier: code, meteringPoint: null })),
		...fitting.map(({ meteringPointId: id, name, carrier: code }) => ({
			...{ carrier: code, meteringPoint: { id, name } }
		}))
	];
	const chosen = meteringPoint
		? targets.find((one) => one.meteringPoint?.id === meteringPoint)
		: targets.find((one) => one.meteringPoint === null && one.carrier === carrier);
	return { about, targets, target: chosen ?? null };
}

function fits(about: About, carrier: string): boolean {
	return CARRIERS[about]?.includes(carrier) ?? carrierOf(carrier).role !== 'record';
}
