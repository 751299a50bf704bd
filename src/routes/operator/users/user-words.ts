import * as m from '$i18n/paraglide/messages';
import type { PageData } from './$types';

export type User = PageData['list']['users'][number];

/** What somebody is on this server; of companies only how many. */
export function rolesOf({ operator, memberships, engagements, consortia }: User): string[] {
	return [
		operator === 'yes' ? m.user_is_operator() : '',
		memberships > 0 ? m.user_in_companies({ count: String(memberships) }) : '',
		engagements > 0 ? m.user_audits({ count: String(engagements) }) : '',
		consortia > 0 ? m.user_in_consortia({ count: String(consortia) }) : ''
	].filter(Boolean);
}

export const factorOf = ({ secondFactor }: User): string =>
	secondFactor === 'on' ? m.user_factor_on() : m.user_factor_off();
