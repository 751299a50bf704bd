import { getServer } from '../../app';
import { qrPath, type QrPath } from './qr-path';

/** A one-time link as a page shows it, the only time that it can. */
export interface ShownLink {
	address: string;
	qr: QrPath;
	expiresAt: string;
}

export function shownLink({ path, expiresAt }: { path: string; expiresAt: string }): ShownLink {
	const address = getServer().config.origin + path;
	return { address, qr: qrPath(address), expiresAt };
}
