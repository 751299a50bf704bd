import { createCompany } from '$lib/server/services/companies';
import { addMember } from '$lib/server/services/members';
import { createCompanyIn } from '$lib/server/services/relations/consortium-companies';
import { createConsortium, addPerson } from '$lib/server/services/relations/consortia';
import {
	CONSENT_KINDS,
	grantConsent,
	withdrawConsent
} from '$lib/server/services/relations/consents';
import { addEngagement, endEngagement } from '$lib/server/services/relations/engagements';
import { type Command, printed, WrongUsage } from './command';

export const companyCreate: Command = {
	usage: 'company create --name N [--industry JSIC] [--consortium ID]',
	options: {
		name: { type: 'string' },
		industry: { type: 'string' },
		consortium: { type: 'string' }
	},
	required: ['name'],
	positionals: 0,
	run: async (context, { values: { name, industry, consortium } }) =>
		printed(
			consortium === undefined
				? await createCompany(context, { name, industry })
				: await createCompanyIn(context, String(consortium), { name, industry })
		)
};

export const memberAdd: Command = {
	usage: 'member add --email E (--company ID | --consortium ID) --role R',
	options: {
		email: { type: 'string' },
		company: { type: 'string' },
		consortium: { type: 'string' },
		role: { type: 'string' }
	},
	required: ['email', 'role'],
	positionals: 0,
	run: async (context, { values: { email, company, consortium, role } }) => {
		if ((company === undefined) === (consortium === undefined))
			throw new WrongUsage(memberAdd.usage);
		return company === undefined
			? printed(await addPerson(context, String(consortium), { email, role }))
			: printed(await addMember(context, String(company), { email, role }));
	}
};

export const consortiumCreate: Command = {
	usage: 'consortium create --name N',
	options: { name: { type: 'string' } },
	required: ['name'],
	positionals: 0,
	run: async (context, { values: { name } }) => printed(await createConsortium(context, { name }))
};

export const engagementAdd: Command = {
	usage: 'engagement add --auditor E --company ID --from DAY [--to DAY] [--sites ID,ID]',
	options: {
		auditor: { type: 'string' },
		company: { type: 'string' },
		from: { type: 'string' },
		to: { type: 'string' },
		sites: { type: 'string' }
	},
	required: ['auditor', 'company', 'from'],
	positionals: 0,
	run: async (context, { values: { auditor, company, from, to, sites } }) => {
		const siteIds = sites === undefined ? null : String(sites).split(',');
		const terms = { auditor, from, to, siteIds };
		return printed(await addEngagement(context, String(company), terms));
	}
};

export const consentGrant: Command = {
	usage: `consent grant --company ID --kind ${CONSENT_KINDS.join('|')}`,
	options: { company: { type: 'string' }, kind: { type: 'string' } },
	required: ['company', 'kind'],
	positionals: 0,
	run: async (context, { values: { company, kind } }) =>
		printed(await grantConsent(context, String(company), { kind }))
};

export const consentWithdraw: Command = {
	usage: 'consent withdraw --company ID --kind K',
	options: { company: { type: 'string' }, kind: { type: 'string' } },
	required: ['company', 'kind'],
	positionals: 0,
	run: async (context, { values: { company, kind } }) =>
		printed(await withdrawConsent(context, String(company), { kind }))
};

export const engagementEnd: Command = {
	usage: 'engagement end --company ID --engagement ID',
	options: { company: { type: 'string' }, engagement: { type: 'string' } },
	required: ['company', 'engagement'],
	positionals: 0,
	run: async (context, { values: { company, engagement } }) => {
		await endEngagement(context, String(company), String(engagement));
		return printed({ ended: engagement });
	}
};
