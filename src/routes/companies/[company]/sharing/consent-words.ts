import * as m from '$i18n/paraglide/messages';
import type { PageData } from './$types';

type Kind = PageData['consents'][number]['kind'];

interface Words {
	title: () => string;
	/** What the other side then sees, what it never sees, and what is left after a withdrawal. */
	sees: () => string;
	never: () => string;
	after: () => string;
}

export const consentWords: Record<Kind, Words> = {
	aggregates: {
		title: m.consent_aggregates,
		sees: m.consent_aggregates_sees,
		never: m.consent_aggregates_never,
		after: m.consent_aggregates_after
	},
	benchmark: {
		title: m.consent_benchmark,
		sees: m.consent_benchmark_sees,
		never: m.consent_benchmark_never,
		after: m.consent_benchmark_after
	},
	coordinator_raw_data: {
		title: m.consent_coordinator_raw_data,
		sees: m.consent_coordinator_raw_data_sees,
		never: m.consent_coordinator_raw_data_never,
		after: m.consent_coordinator_raw_data_after
	},
	casebook: {
		title: m.consent_casebook,
		sees: m.consent_casebook_sees,
		never: m.consent_casebook_never,
		after: m.consent_casebook_after
	}
};
