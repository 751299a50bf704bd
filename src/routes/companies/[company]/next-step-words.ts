import * as m from '$i18n/paraglide/messages';
import type { Overview } from './types';

type Step = Overview['nextSteps'][number];

/** A sentence and a button for each step that the overview names. */
export function nextStepWords(step: Step): { text: string; button: string } {
	if (step.code === 'no_data') return { text: m.next_no_data(), button: m.upload_file() };
	return { text: step.code, button: m.overview_next_open() };
}
