import { encodeCp932 } from './cp932';
import type { DemoFile } from './demo-company';

/** UTF-8 with the mark that Excel needs to open it, or CP932. */
export function encoded({ encoding, text }: DemoFile): Uint8Array {
	return encoding === 'cp932' ? encodeCp932(text()) : Buffer.from(`\ufeff${text()}`);
}
