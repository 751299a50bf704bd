/** What a careless or malicious client sends: right fields, and ids of the things it names. */
import type { Pair } from '$lib/server/access/context';
import { PASSWORD } from '../integration/access-world';
import { newWord } from './canaries';
import { someBills } from './companies';
import type { Values } from './objects';

type Fields = Record<string, unknown>;
type Made = Fields | ((ids: Values) => Fields);

const WRONG = { email: 'admin@own.example', password: 'falsches Wort 17' };
const SITE: Made = { name: '第二工場' };
const POINT: Made = ({ site }) => ({
	...{ siteId: site, name: '動力', carrier: 'electricity', unit: 'kWh' }
});
const SCOPE3: Made = {
	...{ fiscalYear: 2025, category: 7, name: '通勤', quantity: '10', unit: '人・日' },
	...{ factor: '1.5', factorMass: 'kg', source: '社内の調べ' }
};
const byId = (key: keyof Values, rest: Fields = {}): Made => {
	return (ids) => ({ id: ids[key], ...rest });
};

/**
 * By resource and action; the form of the page and the JSON of the API name the same fields. What
 * would change who may do what is aimed at things made for it.
 */
const BODIES: Record<string, Made> = {
	'session.create': WRONG,
	'session.update': { password: PASSWORD },
	'session.delete': { id: 'nothing' },
	'self.update': { ...WRONG, newPassword: 'anderes Wort 18', name: '名' },
	'second_factor.create': { code: '000000' },
	'second_factor.update': {},
	'second_factor.delete': {},
	'token.create': { name: 'x', scopes: ['read'], scope: 'read', days: 5 },
	'token.delete': byId('token'),
	'user.create': { email: 'new@own.example', name: '新', password: PASSWORD },
	'user.update': byId('user'),
	'set_up.create': { name: '名', ...WRONG },
	'reset.create': { email: 'admin@own.example' },
	'reset.update': { password: 'anderes Wort 19' },
	'joining.create': { name: '名', ...WRONG },
	'demo.create': {},
	'demo.update': {},
	'calculation.read': (ids) => ({
		...{ carrier: 'kerosene', quantity: 1, unit: 'kL', date: '2025-04-01' },
		...{ bills: [], method: 'days', companyId: ids.company }
	}),
	'factor.read': {},
	'company.create': { name: '新しい会社' },
	'company.update': { taxDisplay: 'included' },
	'member.create': { email: 'viewer@first.example', role: 'company_admin' },
	'member.update': byId('user', { role: 'company_member' }),
	'member.delete': byId('userToRemove'),
	'invitation.create': { role: 'company_member', firstDay: '2026-04-01' },
	'invitation.delete': byId('invitation'),
	'consent.update': { kind: 'casebook' },
	'engagement.create': { auditor: 'viewer@first.example', from: '2026-04-01' },
	'engagement.update': byId('engagement'),
	'site.create': SITE,
	'site.update': SITE,
	'site.delete': byId('site'),
	'metering_point.create': POINT,
	'metering_point.update': { readingDay: 5 },
	'metering_point.delete': byId('meteringPoint'),
	'bill.create': { bills: [{ month: '2024-12', quantity: 1, costYen: 25 }] },
	'bill.update': { month: '2024-11', quantity: 8, costYen: 8, reason: 'x' },
	'bill.delete': {},
	'month_closing.create': { month: '2019-04' },
	'month_closing.update': { month: '2019-04', reason: 'x' },
	'statutory_table.create': { fiscalYear: 2025 },
	'driver.create': () => ({ name: newWord('driver'), unit: 't', kind: 'production' }),
	'driver.update': {},
	'driver.delete': {},
	'delivery.create': { deliveries: [{ day: '2025-04-01', quantity: 1 }] },
	'delivery.update': { day: '2025-05-01', quantity: 2, costYen: 3 },
	'delivery.delete': {},
	'own_factor.create': () => ({
		...{ carrier: 'electricity', fromMonth: '2031-01', source: '契約書', adjusted: '0.4' },
		...{ emissionUnit: 't-CO2/MWh', supplier: newWord('supplier') }
	}),
	'own_factor.update': {},
	'certificate.create': () => ({
		...{ kind: 'green_power', kwh: 10, fromMonth: '2025-04', toMonth: '2026-03' },
		...{ serial: newWord('serial'), source: '証書' }
	}),
	'certificate.delete': byId('certificateToRemove'),
	'scope3_entry.create': SCOPE3,
	'scope3_entry.update': SCOPE3,
	'scope3_entry.delete': byId('entryToRemove'),
	'attachment.create': {},
	'import.create': { name: 'nothing' },
	'import.update': {},
	'mapping.delete': byId('mapping'),
	'import.commit': { conflicts: 'keep' },
	'import.undo': {},
	'import.delete': {},
	'consortium.create': ({ consortium }) => ({ name: '新しい組合', consortium }),
	'consortium_company.create': { name: '新しい会社' },
	'consortium_company.delete': { id: 'nothing', company: 'nothing' },
	'consortium_member.create': { email: 'viewer@first.example', role: 'coordinator' },
	'consortium_member.delete': byId('user'),
	'consortium_invitation.create': { role: 'consortium_viewer' },
	'consortium_invitation.delete': byId('invitation'),
	'factor_edition.create': {},
	'factor_edition.delete': {},
	'restatement.create': { edition: 'electricity-result-2024' },
	'restatement.commit': {},
	'restatement.undo': {},
	'company_edition.update': {},
	'reminder.create': ({ company }) => ({ company }),
	'reminder_setting.update': { reminders: 'off' },
	'server.update': {}
};

/** Forms that name their fields as a person fills them in, unlike the JSON of the same deed. */
const FORMS: Record<string, Made> = {
	'metering_point.update': { readingDay: 5, useFrom: 'averaging' },
	'driver.update': { 'value.2025-04': 2, name: '名', unit: 't' },
	'delivery.create': {
		...{ day: '2025-04-01', quantity: '1', costYen: '2' },
		...{ stockDay: '2025-04-02', stockQuantity: '1' }
	},
	'delivery.delete': ({ deliveryInList }) => ({ entry: deliveryInList }),
	'bill.create': { from: '2024-12', quantity: 1, costYen: 25 },
	'bill.update': {
		...{ from: '2024-11', quantity: 8, costYen: 8, reason: 'x', fiscalYear: 2024 },
		...{ 'quantity.2024-11': 8, 'costYen.2024-11': 9 }
	},
	'bill.delete': { reason: 'x' }
};

/** Calls of one pair whose fields differ. */
const CALLS: Record<string, Made> = {
	'PATCH /api/v1/companies/[company]/drivers/[driver]': { unit: 't' },
	'POST /api/v1/companies/[company]/imports/[import]/mapping': {
		mapping: {
			...{ headerRow: 1, shape: 'rows', carrier: 'city_gas' },
			columns: [
				{ index: 0, means: 'date' },
				{ index: 1, means: 'quantity', unit: 'm3' }
			]
		}
	},
	'POST /api/v1/companies/[company]/drivers/[driver]/values': {
		values: [{ period: '2025-05', value: 1 }]
	}
};

export interface Wanted {
	pairs: readonly Pair[];
	route: string;
	doing: string;
	ids: Values;
}

/** A form for a page, JSON for the API, a file where imports are made. */
export function bodyFor({ pairs, ...call }: Wanted): BodyInit {
	const { route } = call;
	if (/\/imports(\/upload)?$/.test(route)) return fileForm(someBills());
	if (route.endsWith('/attachments')) return paperForm(call.ids);
	if (pairs[0]?.join('.') === 'factor_edition.create') return fileForm(A_LIST);
	const fields = fieldsFor(pairs, call);
	if (route.startsWith('/api/')) return JSON.stringify(withoutId(fields));
	return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

const A_LIST = [
	'電気事業者別排出係数 令和7年度実績 R9.1.8',
	'登録番号,電気事業者名,基礎排出係数(t-CO2/kWh),調整後排出係数(t-CO2/kWh)',
	'A0001,甲電力(株),0.000400,0.000400',
	',代替値,0.000410,0.000410'
].join('\n');

function fieldsFor(pairs: readonly Pair[], { route, doing, ids }: Omit<Wanted, 'pairs'>): Fields {
	const [pair] = pairs;
	if (!pair) return {};
	const name = pair.join('.');
	const form = route.startsWith('/api/') ? undefined : FORMS[name];
	const body = CALLS[`${doing} ${route}`] ?? form ?? BODIES[name];
	if (!body) throw new Error(`${name} of ${route} has no body in security/bodies.ts`);
	return typeof body === 'function' ? body(ids) : body;
}

/** What the address says is not said again in JSON. */
const withoutId = ({ id: _, ...fields }: Fields): Fields => fields;

function paperForm({ factor }: Values): FormData {
	const form = new FormData();
	form.set('subject', 'own_factor');
	form.set('subjectId', factor);
	form.set('file', new File(['契約書'], 'contract.pdf'));
	return form;
}

function fileForm(content: string): FormData {
	const form = new FormData();
	form.set('file', new File([content], 'copy.csv'));
	return form;
}
