import * as m from '$i18n/paraglide/messages';

const roles: Record<string, () => string> = {
	company_admin: m.role_company_admin,
	company_member: m.role_company_member,
	auditor: m.role_auditor,
	coordinator: m.role_coordinator,
	consortium_viewer: m.role_consortium_viewer,
	operator: m.role_operator
};

/** What somebody is, in words that say of what. */
export const roleName = (code: string): string => roles[code]?.() ?? code;
