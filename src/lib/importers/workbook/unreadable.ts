import { finding, type Finding } from '$lib/domain/finding';

/**
 * Ends the reading of a workbook from deep inside its parts. Caught where a workbook is opened,
 * and nowhere passed on.
 */
export class Unreadable extends Error {
	override name = 'Unreadable';

	constructor(readonly refused: Finding) {
		super(refused.code);
	}
}

export function unreadable(code: string, params: Finding['params'] = {}): Unreadable {
	return new Unreadable(finding('blocking', code, params));
}
