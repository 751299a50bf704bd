import { z } from 'zod';
import { day, finding, identifier, instant, listOf, listQuery, month } from './common';
import { answer, body, operation } from './operation';

const origin = z.enum(['shipped', 'brought_in']);

const editionFields = {
	id: z.string(),
	series: z.string().describe('Editions of one series stand in for each other.'),
	label: z.string(),
	origin,
	createdBy: z.string().nullable(),
	createdAt: instant.nullable(),
	companies: z.int().describe('For how many companies of the consortium it counts.'),
	warnings: z.int()
};

const editionLine = answer('ConsortiumEditionLine', z.strictObject(editionFields));

const values = z
	.strictObject({ basic: z.string().nullable(), adjusted: z.string().nullable() })
	.nullable();

const differences = z.strictObject({
	base: z.strictObject({ id: z.string(), label: z.string() }).nullable(),
	added: z.array(z.string()),
	gone: z.array(z.string()),
	renamed: z.array(z.strictObject({ old: z.string(), now: z.string() })),
	figures: z.array(
		z.strictObject({
			kind: z.enum(['added', 'gone', 'changed']),
			name: z.string(),
			label: z.string().nullable(),
			old: values,
			now: values
		})
	),
	same: z.int()
});

const states = z.enum([
	...(['computing', 'ready', 'applying', 'applied'] as const),
	...(['undoing', 'undone', 'discarded'] as const)
]);

const restatementFields = {
	id: z.string(),
	editionId: z.string(),
	editionLabel: z.string(),
	series: z.string(),
	status: states,
	createdBy: z.string().nullable(),
	createdAt: instant,
	endedAt: instant.nullable()
};

const restatementLine = answer('RestatementLine', z.strictObject(restatementFields));

const edition = answer(
	'ConsortiumEdition',
	z.strictObject({
		...editionFields,
		source: z.string(),
		fileName: z.string().nullable(),
		figures: z.int(),
		findings: z.array(finding),
		differences,
		discardable: z.enum(['yes', 'no']),
		restatements: z.array(restatementLine)
	})
);

const COMPANY_STATES = [
	...(['open', 'computed', 'held', 'applied'] as const),
	...(['undo_held', 'undone', 'superseded', 'failed'] as const)
] as const;
const companyState = z
	.enum(COMPANY_STATES)
	.describe('`held`: a closed month would change; `open`: not looked at yet.');

/** Status, counts and percentages: never a quantity, yen or tonne. */
const restatement = answer(
	'Restatement',
	z.strictObject({
		...restatementFields,
		companies: z.array(
			z.strictObject({
				id: z.string(),
				name: z.string(),
				status: companyState,
				movedMonths: z.int(),
				movedPoints: z.int(),
				closedMonths: z.int(),
				percentBasic: z.number().nullable(),
				percentAdjusted: z.number().nullable(),
				open: z.enum(['yes', 'no'])
			})
		),
		counts: z.record(z.enum(COMPANY_STATES), z.int()),
		moving: z.int(),
		bands: z.array(
			z.strictObject({
				from: z.number().nullable(),
				to: z.number().nullable(),
				companies: z.int()
			})
		)
	})
);

export const listEditions = operation({
	id: 'list_consortium_editions',
	method: 'GET',
	path: '/consortia/{consortium}/editions',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('ConsortiumEditionList', editionLine)
});

export const uploadEdition = operation({
	id: 'upload_edition',
	method: 'POST',
	path: '/consortia/{consortium}/editions',
	access: 'write',
	status: 201,
	also: [200],
	bodyType: 'multipart/form-data',
	body: body(
		'EditionUpload',
		z.strictObject({
			file: z.string().meta({ format: 'binary' }),
			listDate: day.optional(),
			resultYear: z.int().optional()
		})
	),
	answer: edition,
	refusals: [404, 422]
});

export const getEdition = operation({
	id: 'get_consortium_edition',
	method: 'GET',
	path: '/consortia/{consortium}/editions/{edition}',
	access: 'read',
	status: 200,
	answer: edition
});

export const discardEdition = operation({
	id: 'discard_edition',
	method: 'DELETE',
	path: '/consortia/{consortium}/editions/{edition}',
	access: 'write',
	status: 204,
	refusals: [409]
});

export const listRestatements = operation({
	id: 'list_restatements',
	method: 'GET',
	path: '/consortia/{consortium}/restatements',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('RestatementList', restatementLine)
});

export const startRestatement = operation({
	id: 'start_restatement',
	method: 'POST',
	path: '/consortia/{consortium}/restatements',
	access: 'write',
	status: 201,
	body: body('NewRestatement', z.strictObject({ edition: z.string().min(1).max(200) })),
	answer: restatement,
	refusals: [422]
});

export const getRestatement = operation({
	id: 'get_restatement',
	method: 'GET',
	path: '/consortia/{consortium}/restatements/{restatement}',
	access: 'read',
	status: 200,
	answer: restatement
});

const decision = body(
	'RestatementDecision',
	z.strictObject({ company: identifier.optional().describe('For this company alone.') })
);

export const applyRestatement = operation({
	id: 'apply_restatement',
	method: 'POST',
	path: '/consortia/{consortium}/restatements/{restatement}/apply',
	access: 'write',
	status: 200,
	body: decision,
	answer: restatement,
	refusals: [409, 422]
});

export const undoRestatement = operation({
	id: 'undo_restatement',
	method: 'POST',
	path: '/consortia/{consortium}/restatements/{restatement}/undo',
	access: 'write',
	status: 200,
	body: decision,
	answer: restatement,
	refusals: [409, 422]
});

const companyEdition = answer(
	'CompanyEdition',
	z.strictObject({
		series: z.string(),
		editionId: z.string(),
		label: z.string(),
		source: z.string(),
		origin,
		since: instant.nullable(),
		by: z.string().nullable()
	})
);

export const listCompanyEditions = operation({
	id: 'list_company_editions',
	method: 'GET',
	path: '/companies/{company}/editions',
	access: 'read',
	status: 200,
	answer: answer('CompanyEditionList', z.strictObject({ items: z.array(companyEdition) }))
});

const said = z.strictObject({
	gigajoules: z.number().nullable(),
	crudeOilKl: z.number().nullable(),
	co2KgBasic: z.number().nullable(),
	co2KgAdjusted: z.number().nullable(),
	statusGigajoules: z.string(),
	statusCrudeOil: z.string(),
	statusCo2Basic: z.string(),
	statusCo2Adjusted: z.string(),
	factorId: z.string().nullable(),
	energyFactorId: z.string().nullable()
});

const companyRestatement = answer(
	'CompanyRestatement',
	z.strictObject({
		id: z.string(),
		editionId: z.string(),
		editionLabel: z.string(),
		status: companyState,
		movedMonths: z.int(),
		closedMonths: z.int(),
		decidedAt: instant.nullable(),
		decidedBy: z.string().nullable(),
		formerLabel: z.string().nullable(),
		mayDecide: z.enum(['yes', 'no']),
		months: z.array(
			z.strictObject({
				meteringPointId: z.string(),
				point: z.string(),
				carrier: z.string(),
				month,
				old: said,
				now: said
			})
		)
	})
);

export const listCompanyRestatements = operation({
	id: 'list_company_restatements',
	method: 'GET',
	path: '/companies/{company}/restatements',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('CompanyRestatementList', companyRestatement)
});
