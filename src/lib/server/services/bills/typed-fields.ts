import { finding, type Finding } from '$lib/domain/finding';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import { Invalid } from '../../errors';
import { readNumber } from '$lib/importers/cells/numbers';

/** More than any plant uses or pays in a bill; a slip of the keys, not a figure. */
const LARGEST = 1e12;
const LONGEST_NOTE = 500;

export type Typed = Readonly<Record<string, string | null | undefined>>;

/** `from` and `to` of a bill have names of their own; the parameters of the API are called so, too. */
const LABELS: Record<string, string> = { from: 'bill_from', to: 'bill_to' };

export interface Figure {
	value: Decimal;
	/** Unit that was typed behind the figure. */
	suffix: string | null;
}

/**
 * Fields as a person types them: full-width digits, 1,234 and 1,234 円 are read as in files. What
 * cannot be read is null and leaves a finding that names its field.
 */
export class TypedFields {
	readonly findings: Finding[] = [];

	constructor(
		private readonly typed: Typed,
		/** The field's name in the form. */
		private readonly nameOf: (field: string) => string = (field) => field
	) {}

	text(field: string): string | null {
		return this.typed[this.nameOf(field)]?.trim() || null;
	}

	refuse(field: string, code: string, params: Finding['params'] = {}): null {
		const where = { column: this.nameOf(field) };
		// The first thing that is wrong with a field is enough to say.
		if (this.findings.some((one) => one.where?.column === where.column)) return null;
		const label = LABELS[field] ?? field;
		this.findings.push(finding('blocking', code, { field: label, ...params }, where));
		return null;
	}

	/** The refusal of a form that lacks a field. */
	missing(field: string): Invalid {
		this.refuse(field, 'field.required');
		return new Invalid('request.invalid', {}, this.findings);
	}

	required(field: string): string | null {
		return this.text(field) ?? this.refuse(field, 'field.required');
	}

	/** What is said about the field as a whole is `figure`'s to say first. */
	requiredFigure(field: string): Figure | null {
		return this.figure(field) ?? this.refuse(field, 'field.required');
	}

	figure(field: string): Figure | null {
		const text = this.text(field);
		if (text === null) return null;
		const read = readNumber(text);
		if (read.kind === 'missing') return null;
		if (read.kind !== 'number' || read.rounded) return this.refuse(field, 'field.not_number');
		if (read.value.coefficient < 0) return this.refuse(field, 'field.too_small', { min: 0 });
		if (toNumber(read.value) > LARGEST)
			return this.refuse(field, 'field.too_big', { max: LARGEST });
		return { value: read.value, suffix: read.suffix };
	}

	/** Whole yen. */
	yen(field: string): number | null {
		const yen = this.plain(field, YEN);
		if (yen === null) return null;
		const whole = toNumber(yen);
		return Number.isInteger(whole) ? whole : this.refuse(field, 'field.whole_yen');
	}

	kilowatts(field: string): Decimal | null {
		return this.plain(field, KILOWATTS);
	}

	percent(field: string): number | null {
		const percent = this.plain(field, PERCENT);
		if (percent === null) return null;
		return toNumber(percent) <= 100
			? toNumber(percent)
			: this.refuse(field, 'field.too_big', { max: 100 });
	}

	note(field: string): string | null {
		const text = this.text(field);
		if (text !== null && text.length > LONGEST_NOTE)
			return this.refuse(field, 'field.too_long', { max: LONGEST_NOTE });
		return text;
	}

	/** A figure with its own unit behind it, or none. */
	private plain(field: string, unit: RegExp): Decimal | null {
		const figure = this.figure(field);
		if (figure === null || figure.suffix === null || unit.test(figure.suffix))
			return figure?.value ?? null;
		return this.refuse(field, 'field.not_number');
	}
}

const YEN = /^(?:円|yen|jpy)$/i;
const KILOWATTS = /^kw$/i;
const PERCENT = /^%$/;
