/** The form of the mapping screen, field by field, as the mapping that it says. Checked later. */
type Fields = Readonly<Record<string, string | null>>;

export interface SaidInForm {
	mapping: object | null;
	/** Set where the person chose other headings: what they mean is guessed anew. */
	headerRow: number | null;
	/** Set where the person chose another sheet of the workbook. */
	sheet: string | null;
	meteringPointId: string | null;
}

export function mappingFields(fields: Fields): SaidInForm {
	const { headerRow, headerRowShown, sheet, sheetShown, meteringPointId = null } = fields;
	const nothing = { mapping: null, headerRow: null, sheet: null, meteringPointId };
	if (sheet && sheet !== sheetShown) return { ...nothing, sheet };
	if (!headerRow) return nothing;
	const onSheet = sheet ? { sheet } : {};
	if (headerRow !== headerRowShown) return { ...nothing, ...onSheet, headerRow: Number(headerRow) };
	return { ...nothing, mapping: { ...onSheet, ...mappingOf(fields) } };
}

function mappingOf(fields: Fields): object {
	const { headerRow, shape } = fields;
	const columns = columnsOf(fields);
	const skipRows = numbered(fields, 'skip').map(([row]) => row);
	return {
		headerRow: Number(headerRow),
		...(shape === 'bill' || shape === 'reading' ? { shape: 'rows', rowIs: shape } : { shape }),
		carrier: fields.carrier ?? onlyNamed(columns),
		columns,
		...(skipRows.length > 0 && { skipRows }),
		...periodOf(fields),
		...timesOf(fields),
		...figuresOf(fields)
	};
}

interface SaidColumn {
	index: number;
	means: string;
	carrier?: string;
}

/** Where every quantity has a carrier of its own, the table's is left open and means nothing. */
function onlyNamed(columns: SaidColumn[]): string {
	const carriers = columns.flatMap(({ means, carrier = '' }) =>
		means === 'quantity' ? [carrier] : []
	);
	return carriers.includes('') ? '' : (carriers[0] ?? '');
}

function columnsOf(fields: Fields): SaidColumn[] {
	const { shape, order } = fields;
	return numbered(fields, 'means').flatMap(([index, means]) => {
		if (means === 'ignore') return [];
		if (means === 'quantity') return shape === 'wide_day' ? [] : [quantityOf(fields, index)];
		const dated = ['date', 'start', 'end'].includes(means);
		return [{ index, means, ...(dated && order && { format: order }) }];
	});
}

function quantityOf(fields: Fields, index: number): SaidColumn {
	const unit = fields[`unit.${index}`];
	const carrier = fields[`carrier.${index}`];
	return { index, means: 'quantity', ...(unit && { unit }), ...(carrier && { carrier }) };
}

/** Only what a table of bills can have: hidden fields of other shapes say nothing. */
function periodOf({ shape, period, from, to }: Fields): object {
	if (shape !== 'bill') return {};
	if (period === 'whole') return from && to ? { period: { from, to } } : {};
	return period === 'month' || period === 'readingDay' ? { dayMeans: period } : {};
}

function figuresOf({ shape, figures }: Fields): object {
	const sideBySide = shape === 'wide_day' || shape === 'matrix';
	return sideBySide && figures ? { figures } : {};
}

function timesOf({ shape, slotMinutes, stamp }: Fields): object {
	if (shape === 'bill' || shape === 'wide_day') return {};
	return { ...(slotMinutes && { slotMinutes: Number(slotMinutes) }), ...(stamp && { stamp }) };
}

/** `means.0`, `means.1` … that are filled in, by their number. */
function numbered(fields: Fields, name: string): [number, string][] {
	return Object.entries(fields).flatMap(([key, value]): [number, string][] => {
		const match = value === null ? null : /^([a-z]+)\.(\d{1,4})$/.exec(key);
		return match && match[1] === name ? [[Number(match[2]), value ?? '']] : [];
	});
}
