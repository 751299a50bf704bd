import { createCompany } from '$lib/server/services/companies';
import { addMember } from '$lib/server/services/members';
import { type Command, printed } from './command';

export const companyCreate: Command = {
	usage: 'company create --name N [--industry JSIC]',
	options: { name: { type: 'string' }, industry: { type: 'string' } },
	required: ['name'],
	positionals: 0,
	run: async (context, { values: { name, industry } }) =>
		printed(await createCompany(context, { name, industry }))
};

export const memberAdd: Command = {
	usage: 'member add --email E --company ID --role company_admin|company_member',
	options: {
		email: { type: 'string' },
		company: { type: 'string' },
		role: { type: 'string' }
	},
	required: ['email', 'company', 'role'],
	positionals: 0,
	run: async (context, { values: { email, company, role } }) =>
		printed(await addMember(context, String(company), { email, role }))
};
