import { describe, expect, it } from 'vitest';
import { composedPasswords, isCommonPassword } from '$lib/server/access/common-passwords';
import {
	hashPassword,
	judgePassword,
	madeUpHash,
	verifyPassword
} from '$lib/server/access/password';

const codes = (password: string, about: string[] = []) =>
	judgePassword(password, about).map((finding) => finding.code);

describe('password rules (ASVS 5.0, 6.2)', () => {
	it('twelve characters suffice, whatever they are', () => {
		expect(codes('vbqmzkrtwpnx')).toEqual([]);
		expect(codes('大きな古時計は百年動く音')).toEqual([]);
	});

	it('eleven are refused, and so are 257', () => {
		expect(codes('vbqmzkrtwpn')).toEqual(['password.too_short']);
		expect(codes('vbqmzkrt '.repeat(29).slice(0, 257))).toEqual(['password.too_long']);
	});

	it('256 are taken, also in characters outside the basic plane', () => {
		const emoji = ['🏭', '🌸', '🗻', '🍣', '⚡', '🚲', '🎋'];
		const long = Array.from({ length: 256 }, (_, i) => emoji[(i * i + (i >> 3)) % 7]).join('');
		expect(codes(long)).toEqual([]);
	});

	// Entries of twelve and more characters in published lists of leaked passwords.
	it.each([
		'123456789012',
		'1234567890123',
		'administrator',
		'passwordpassword',
		'password1234',
		'Password12345',
		'qwertyuiop123',
		'1qaz2wsx3edc',
		'1q2w3e4r5t6y',
		'q1w2e3r4t5y6',
		'111111111111',
		'123123123123',
		'abcd12345678',
		'iloveyou1234',
		'unbelievable',
		'adminadmin123',
		'qwerty123456',
		'abcdefghijkl',
		'asdfghjkl123',
		'P@ssw0rd2024',
		'Welcome@1234',
		'changeme2026!',
		'michaeljordan',
		'0987654321!!'
	])('%s is refused as common', (password) => {
		expect(codes(password)).toEqual(['password.common']);
	});

	// Not composed by us: from the list of leaks, as they are, doubled, or with a usual ending.
	it.each([
		'mailcreated5240',
		'contortionist',
		'Newproject2004',
		'gfhjkmgfhjkm',
		'finalfantasy',
		'bulldogs2024!',
		'thx1138thx1138',
		'ncc1701d12345',
		'bigdaddy2025!',
		'chocolate1chocolate1'
	])('%s is refused as leaked', (password) => {
		expect(codes(password)).toEqual(['password.common']);
	});

	it.each([
		'朝礼のあとに必ず電気を消す',
		'tomato oyster ladder 7',
		'kettle-rubric-fjord',
		'wpnxvbqmzkrt',
		'9fK2-pQx7-Lm3z',
		'昼休みに炉の蓋を閉めておく'
	])('%s is taken', (password) => {
		expect(codes(password)).toEqual([]);
	});

	it('the composed list has more than 3,000 entries, all refused', () => {
		const list = [...composedPasswords(12)];
		expect(list.length).toBeGreaterThan(3000);
		expect(list.filter((entry) => !isCommonPassword(entry))).toEqual([]);
	});

	it('what stands near the account is refused in it', () => {
		const about = ['hanako.kuji@foundry.example.jp', '久慈 花子', '株式会社日立鋳造テクノ'];
		expect(codes('mieruka-vbq-zkrt', about)).toEqual(['password.contextual']);
		expect(codes('xHanako9vbqmzk', about)).toEqual(['password.contextual']);
		expect(codes('foundry vbqmzk 8', about)).toEqual(['password.contextual']);
		expect(codes('日立鋳造テクノの門は青い色です', about)).toEqual(['password.contextual']);
		expect(codes('株式会社の門は青い色をしています', about)).toEqual([]);
	});
});

describe('password hashes', () => {
	it('are argon2id with 19 MiB, two passes, one lane', async () => {
		expect(await hashPassword('vbqmzkrtwpnx')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(await madeUpHash()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	it('count every character of a long password', async () => {
		const stored = await hashPassword(`${'x'.repeat(200)}a`);
		expect(await verifyPassword(stored, `${'x'.repeat(200)}a`)).toBe(true);
		expect(await verifyPassword(stored, `${'x'.repeat(200)}b`)).toBe(false);
	});

	it('take full-width and half-width typing for the same password', async () => {
		const stored = await hashPassword('ｖｂｑｍｚｋｒｔｗｐｎｘ');
		expect(await verifyPassword(stored, 'vbqmzkrtwpnx')).toBe(true);
	});

	it('no stored hash is never a match', async () => {
		expect(await verifyPassword(null, 'vbqmzkrtwpnx')).toBe(false);
	});
});
