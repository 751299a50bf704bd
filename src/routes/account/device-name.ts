/** Browser and system in words that a person recognises; the order matters, Chrome says Safari. */
const BROWSERS = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'];
const SYSTEMS = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS X', 'Linux'];
const NAMES: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'Mac' };

export function deviceName(userAgent: string): string {
	const known = (marks: string[]) => {
		const mark = marks.find((text) => userAgent.includes(text));
		return mark === undefined ? null : (NAMES[mark] ?? mark);
	};
	return [known(BROWSERS), known(SYSTEMS)].filter(Boolean).join('・') || userAgent.slice(0, 40);
}
