import { z } from 'zod';
import { finding } from '$lib/domain/finding';
import { Invalid } from '../../errors';
import { scope3Factors } from '../../factor-library';
import { name, numeric, optional } from '../company-input';
import { typedFigure } from '../own-factors/input';

export const newEntry = z.strictObject({
	fiscalYear: numeric(z.int().min(2000).max(2100)),
	category: numeric(z.int().min(1).max(15)),
	name,
	quantity: typedFigure,
	/** A published factor, or the four that follow. */
	factorId: optional(z.string().max(100)),
	factor: optional(typedFigure),
	factorMass: optional(z.enum(['kg', 't'])),
	unit: optional(z.string().trim().max(30)),
	source: optional(z.string().trim().max(500))
});

type NewEntry = z.output<typeof newEntry>;

/** With its factor: the published one that was chosen, or the company's own, which needs its source. */
export function withFactor(given: NewEntry) {
	const { factorId, ...own } = given;
	if (factorId === null) return { ...own, factorId, ...ownFactor(own) };
	const published = scope3Factors().find(({ id }) => id === factorId);
	if (!published || !published.categories.includes(given.category))
		throw refused('scope3.factor_unknown', 'factorId');
	const { value: factor, mass: factorMass, unit, source } = published;
	return { ...own, factorId, factor, factorMass, unit, source: `${published.name}（${source}）` };
}

function ownFactor({ factor, factorMass, unit, source }: Omit<NewEntry, 'factorId'>) {
	const filled = {
		factor: filledIn(factor, 'factor'),
		unit: filledIn(unit, 'unit'),
		source: filledIn(source, 'source')
	};
	return { ...filled, factorMass: factorMass ?? 'kg' };
}

function filledIn(text: string | null, field: string): string {
	if (text === null || text === '') throw refused('field.required', field);
	return text;
}

function refused(code: string, field: string): Invalid {
	return new Invalid(code === 'field.required' ? 'request.invalid' : code, {}, [
		finding('blocking', code, { field }, { column: field })
	]);
}
