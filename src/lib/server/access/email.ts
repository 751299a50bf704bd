/** What an address is looked up by: two spellings that reach one mailbox are one account. */
export function emailKey(email: string): string {
	return email.trim().normalize('NFKC').toLowerCase();
}
