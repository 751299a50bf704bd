import * as m from '$i18n/paraglide/messages';
import { carrierName } from '$lib/features/energy/words';
import type { Choice } from './choice';
import type { Trial } from './types';

type Named = Trial['findings'][number];
type Word = (of: { column: string; count: string }) => string;

/** What is missing in one sentence, and where on the page it is said. */
export interface Missing {
	words: string;
	at: Place;
}

type Place = 'sheet' | 'carrier' | 'period' | 'order' | 'times' | 'layouts';

/** The one question of each code, in the order in which they are answered. */
const questions: [code: string, ask: Word, at: Place][] = [
	['layout.several', m.mapping_need_layout, 'layouts'],
	['mapping.period_again', m.mapping_need_period, 'period'],
	['mapping.period_invalid', m.mapping_need_period, 'period'],
	['column.quantity_missing', m.mapping_need_quantity, 'sheet'],
	['unit.kw_not_kwh', m.mapping_need_quantity, 'sheet'],
	['carrier.unknown', m.mapping_need_carrier, 'carrier'],
	['carrier.ambiguous', m.mapping_need_carrier_column, 'sheet'],
	['column.date_missing', m.mapping_need_date, 'sheet'],
	['date.ambiguous', m.mapping_need_order, 'order'],
	['column.time_missing', m.mapping_need_time, 'sheet'],
	['unit.unknown', m.mapping_need_unit, 'sheet'],
	['reading.slot_unknown', m.mapping_need_slot, 'times'],
	['reading.stamp_unclear', m.mapping_need_stamp, 'times']
];

/** null where the table can be read. */
export function missingOf(trial: Trial, choice: Choice): Missing | null {
	const { shape, period, from, to } = choice;
	const noPeriod = shape === 'bill' && period === 'whole' && !(from && to);
	const askPeriod: Missing = { words: m.mapping_need_period(), at: 'period' };
	if (trial.readable === 'yes') return noPeriod ? askPeriod : null;
	const blocking = trial.findings.filter(({ severity }) => severity === 'blocking');
	const several = trial.why.filter(({ code }) => code === 'layout.several');
	const all = [...several, ...blocking];
	const asked = questions.find(([code]) => all.some((one) => one.code === code));
	if (!asked) return { words: blocking[0]?.message ?? m.mapping_nothing(), at: 'sheet' };
	const [code, ask, at] = asked;
	if (code === 'column.date_missing' && noPeriod) return askPeriod;
	if (code === 'carrier.unknown') return missingCarrier(trial, choice);
	const column = columnOf(blocking.find((one) => one.code === code));
	return { words: ask({ column, count: String(trial.layouts.length) }), at };
}

/** Which of several columns has no energy yet, or what the whole table is. */
function missingCarrier({ columns }: Trial, choice: Choice): Missing {
	const open = columns.find(({ index }) => {
		const said = choice.columns[index];
		return said?.means === 'quantity' && said.carrier === '';
	});
	const others = choice.columns.some(
		({ means, carrier }) => means === 'quantity' && carrier !== ''
	);
	return open && others
		? { words: m.mapping_need_carrier_column({ column: open.header }), at: 'sheet' }
		: { words: m.mapping_need_carrier(), at: 'carrier' };
}

/** What the sentence at the top asks is not said again below. */
export function otherFindings({ findings, readable }: Trial): Named[] {
	if (readable === 'yes') return findings;
	const asked = questions.map(([code]) => code);
	return findings.filter(({ code }) => !asked.includes(code));
}

const columnOf = (found: Named | undefined): string =>
	String(found?.params.column ?? found?.where?.column ?? '');

/** Several columns of one carrier are read side by side: to be looked at, not an error. */
export function doubleWords(choice: Choice): string | null {
	if (choice.shape !== 'bill' && choice.shape !== 'reading') return null;
	const carriers = choice.columns
		.filter(({ means }) => means === 'quantity')
		.map(({ carrier }) => carrier || choice.carrier);
	const double = carriers.find((carrier, at) => carrier !== '' && carriers.indexOf(carrier) !== at);
	if (double === undefined) return null;
	const count = carriers.filter((carrier) => carrier === double).length;
	return m.mapping_double({ carrier: carrierName(double), count: String(count) });
}
