/** What became of the wish to remind a company. */
export interface ReminderOutcome {
	outcome: 'reminded' | Unsent | 'too_soon' | 'not_late' | 'nobody';
	mails: number;
	/** Why no mail went though it was reminded: then it stands on its pages alone. */
	unsent: Unsent | null;
}

type Unsent = 'not_set_up' | 'stopped' | 'sample';

/** What became of reminding all that are late. */
export interface RemindersView {
	companies: number;
	mails: number;
	/** Reminded within the last seven days. */
	tooSoon: number;
	/** Without anybody to remind. */
	nobody: number;
	/** Without mail: the reminder stands on their pages alone. */
	unsent: number;
	mail: 'on' | 'off';
}

export interface ReminderSettingView {
	reminders: 'on' | 'off';
	/** Whether this server sends mail at all. */
	mail: 'on' | 'off';
}
