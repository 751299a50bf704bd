/**
 * A menu as typed or printed → the code of the list: its letter, `residual`, `company_average`.
 * メニューM(残差) is M.
 */
export function menuCode(text: string): string {
	const plain = text.normalize('NFKC').trim();
	const letter = /^(?:メニュー)?([A-Za-z])(?:\(残差\))?$/.exec(plain)?.[1];
	if (letter) return letter.toUpperCase();
	if (plain === '残差') return 'residual';
	if (/^(\(参考値\))?事業者全体$/.test(plain)) return 'company_average';
	return plain.toLowerCase();
}
