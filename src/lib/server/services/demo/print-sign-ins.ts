import * as m from '$i18n/paraglide/messages';
import { totpAddress } from '../../access/totp';
import { addressOf, type DemoPerson, ENGAGEMENTS } from './people';
import type { DemoSignIns } from './sign-ins';

/** For standard output, once: programs read the first line, people the table below it. */
export function printedSignIns({ password, signIns }: DemoSignIns): string {
	const [first] = signIns;
	const rows = [
		['role', 'of', 'address', 'password', 'authenticator secret'],
		...signIns.map(({ person, secret }) => [
			...[person.role, placeOf(person)],
			...[addressOf(person), password, secret ?? '']
		])
	];
	const links = signIns.flatMap(({ person, secret }) =>
		secret === null ? [] : [appLink({ person, secret })]
	);
	return [
		`Demo: ${addressOf(first!.person)} / ${password}`,
		'Sign-ins of the sample consortium, made for this server and printed this once:',
		...aligned(rows),
		'The same secrets as links for authenticator apps:',
		...links.map((link) => `  ${link}`),
		''
	].join('\n');
}

function placeOf({ key, role, companies }: DemoPerson): string {
	if (role === 'operator') return 'server';
	if (role === 'coordinator' || role === 'consortium_viewer') return 'consortium';
	const engaged = ENGAGEMENTS.filter(({ auditor }) => auditor === key);
	return [...companies, ...engaged.map(({ company }) => company)].join(', ');
}

/** What authenticator apps take, as a link or in a QR code. */
export function appLink({ person, secret }: { person: DemoPerson; secret: string }): string {
	return totpAddress(secret, {
		issuer: m.app_name({}, { locale: 'en' }),
		label: addressOf(person)
	});
}

function aligned(rows: readonly (readonly string[])[]): string[] {
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	return rows.map((row) =>
		`  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd()
	);
}
