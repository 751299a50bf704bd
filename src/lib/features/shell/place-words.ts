import * as m from '$i18n/paraglide/messages';
import type { PlaceGroup } from './places';

const headings: Record<PlaceGroup['key'], () => string> = {
	companies: m.place_group_companies,
	audits: m.place_group_audits,
	consortia: m.place_group_consortia,
	server: m.place_group_server
};

export const groupHeading = (key: PlaceGroup['key']): string => headings[key]();
