import * as m from '$i18n/paraglide/messages';

const statuses: Record<string, () => string> = {
	reading: m.import_status_reading,
	preview: m.import_status_preview,
	needs_mapping: m.import_status_needs_mapping,
	refused: m.import_status_refused,
	committed: m.import_status_committed,
	undone: m.import_status_undone,
	cancelled: m.import_status_cancelled,
	failed: m.import_status_failed
};

export function importStatusName(status: string): string {
	return statuses[status]?.() ?? status;
}

const todos: Record<string, () => string> = {
	preview: m.data_do_preview,
	needs_mapping: m.data_do_mapping,
	refused: m.data_do_refused,
	failed: m.data_do_refused
};

/** What a person does with a file in this status; empty where nothing is left to do. */
export function importTodo(status: string): string {
	return todos[status]?.() ?? '';
}

const entries: Record<string, () => string> = {
	enter: m.by_hand_file_enter,
	correct: m.by_hand_file_correct,
	remove: m.by_hand_file_remove
};

/** What was done by hand, in place of a file's name. */
export function entryName(deed: string): string {
	return entries[deed]?.() ?? deed;
}
