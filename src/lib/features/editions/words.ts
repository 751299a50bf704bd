import * as m from '$i18n/paraglide/messages';
import { MISSING, signed } from '$lib/ui/format';

const companyStates = {
	open: m.restated_open,
	computed: m.restated_computed,
	held: m.restated_held,
	applied: m.restated_applied,
	undo_held: m.restated_undo_held,
	undone: m.restated_undone,
	superseded: m.restated_superseded,
	failed: m.restated_failed
};
export type CompanyState = keyof typeof companyStates;

export const companyStateName = (state: CompanyState): string => companyStates[state]();

const states = {
	computing: m.restatement_computing,
	ready: m.restatement_ready,
	applying: m.restatement_applying,
	applied: m.restatement_applied,
	undoing: m.restatement_undoing,
	undone: m.restatement_undone,
	discarded: m.restatement_discarded
};
export type RestatementState = keyof typeof states;

export const restatementStateName = (state: RestatementState): string => states[state]();

export const isWorking = (state: RestatementState): boolean =>
	state === 'computing' || state === 'applying' || state === 'undoing';

export const percent = (value: number | null): string =>
	value === null ? MISSING : `${signed(value, 1)} %`;
