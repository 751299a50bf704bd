import { getServer } from '../../app';

/**
 * When the outbox is looked at next, by one timer. What is posted wakes it; what it finds too early
 * (the transaction is not over yet) or another process posted is found by the next regular look.
 */
interface Waking {
	timer: NodeJS.Timeout | null;
	atMs: number;
	look: () => void;
}

/** Of each opened server its own: what one leaves behind is nothing to the next. */
let waking: { of: object | null } & Waking = { of: null, timer: null, atMs: 0, look: () => {} };

export function lookWith(look: () => void): void {
	const server = getServer();
	if (waking.timer && waking.of !== server) clearTimeout(waking.timer);
	if (waking.of !== server) waking = { of: server, timer: null, atMs: 0, look };
	waking.look = look;
}

export function wakeAt(atMs: number): void {
	if (waking.of !== getServer()) return;
	if (waking.timer && waking.atMs <= atMs) return;
	if (waking.timer) clearTimeout(waking.timer);
	waking.atMs = atMs;
	waking.timer = setTimeout(
		() => {
			waking.timer = null;
			waking.look();
		},
		Math.max(0, atMs - Date.now())
	);
	waking.timer.unref();
}
