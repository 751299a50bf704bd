import * as m from '$i18n/paraglide/messages';

const kinds: Record<string, () => string> = {
	non_fossil_tracked: m.certificate_non_fossil_tracked,
	non_fossil_untracked: m.certificate_non_fossil_untracked,
	green_power: m.certificate_green_power,
	j_credit_renewable: m.certificate_j_credit
};

export function certificateName(kind: string): string {
	return kinds[kind]?.() ?? kind;
}
