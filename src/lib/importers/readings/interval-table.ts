import { finding, type Finding } from '$lib/domain/finding';
import { afterLineEnd, eachRow, lineEnd, splitLine } from '../text/csv';
import type { Document, Reading, ReadOptions } from '../importer';
import type { IntervalPlan } from './interval-plan';
import { IntervalSink } from './interval-sink';
import { LineReader } from './line-reader';
import type { QuantityColumn } from '../headings/quantity-columns';
import { askForMapping, emptyReading, refusedReading, tooManyPoints } from '../reading';

/** Reads a long table of readings; plain lines digit by digit, every surprise cell by cell. */
export function readIntervalTable(
	document: Document,
	plan: IntervalPlan,
	options: ReadOptions
): Reading {
	const sink = new IntervalSink(plan);
	const plain = !document.text.includes('"') && isPlain(plan, sink);
	const findings = plain
		? scanLines(document, sink, options.maxRows)
		: visitRows(document, sink, options.maxRows);
	const blocking = findings.find(({ severity }) => severity === 'blocking');
	if (blocking) return refusedReading(blocking);
	const rising = sink.risingColumn();
	if (rising) return askWhatRises(document, plan, rising);
	const records = sink.toRecords();
	const { rejected } = sink;
	return { ...emptyReading(), records, rejected, findings: [...findings, ...sink.findings] };
}

/** A counter's readings are not added up as use: a person says which of both they are. */
function askWhatRises(document: Document, plan: IntervalPlan, { name }: QuantityColumn): Reading {
	const place = { row: plan.headerRow + 1, column: name };
	const why = finding('blocking', 'column.rising', { column: name }, place);
	return askForMapping(document, plan.headerRow, why);
}

/** One stamp and one value behind it, names (if any) in front of both, the unit as printed. */
function isPlain({ time, values, stamp, order, columns }: IntervalPlan, sink: IntervalSink) {
	const [value] = values;
	if (time !== null || columns.reading || values.length !== 1 || !value || value.power !== 0)
		return false;
	if (value.unit === null || value.carrier === null) return false;
	return value.index > stamp.index && sink.lastKeyIndex < stamp.index && order.length === 3;
}

function visitRows({ text, delimiter }: Document, sink: IntervalSink, maxRows: number) {
	let over = false;
	let crowded: Finding | null = null;
	const findings = eachRow(text, delimiter, (cells, row) => {
		over = row > maxRows + sink.plan.headerRow;
		if (!over) sink.takeRow(cells, row);
		crowded = tooManyPoints(sink.entries.size);
		return !over && !crowded;
	});
	if (crowded) return [...findings, crowded];
	return over ? [...findings, tooManyRows(maxRows)] : findings;
}

function tooManyRows(limit: number) {
	return finding('blocking', 'table.too_many_rows', { limit });
}

/**
 * The same rows without splitting them: a million lines in a fifth of a second. A line is read
 * here only if it is `date time<delimiter>figure` in plain ASCII; anything else goes to `takeRow`,
 * which alone decides what is odd about it.
 */
function scanLines({ text, delimiter }: Document, sink: IntervalSink, maxRows: number) {
	const line = new LineReader(text, delimiter.charCodeAt(0), sink);
	const { headerRow } = sink.plan;
	let row = 0;
	let at = 0;
	while (at < text.length) {
		row++;
		if (row > maxRows + headerRow) return [tooManyRows(maxRows)];
		let end = row > headerRow ? line.read(at, row) : -1;
		if (end === -1) {
			end = lineEnd(text, at);
			const cells = splitLine(text.slice(at, end), delimiter, row);
			if ('code' in cells) return [cells];
			sink.takeRow(cells, row);
			const crowded = tooManyPoints(sink.entries.size);
			if (crowded) return [crowded];
			line.remember(at);
		}
		at = afterLineEnd(text, end);
	}
	return [];
}
