import { isLeaked, MIN_LEAKED_CHARACTERS } from './leaked-passwords';

/**
 * Passwords that guessing programs try first, as far as they reach the minimum length: the words
 * that lead the published lists of leaked passwords, together with the endings and doublings that
 * people add to them, and walks over the keyboard. Composed here, beside
 * a list of leaked ones (`leaked-passwords.ts`): nearly all entries of published lists are shorter
 * than twelve characters and fall by their length, but with an ending they do not.
 */
const WORDS = `
password passw0rd passwort motdepasse contrasena senha parola admin administrator root superuser
supervisor manager operator system server master default guest user test testing tester demo sample
welcome login signin letmein access secret private changeme trustno1 temporary initial company
office factory business account customer service support security network internet computer desktop
laptop windows microsoft google facebook twitter instagram linkedin yahoo amazon apple iphone
android samsung toyota honda nissan mazda subaru suzuki mitsubishi hitachi toshiba panasonic sony
nintendo pokemon pikachu doraemon totoro naruto dragonball onepiece gundam sakura himawari hinata
takahashi suzuki sato tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki
yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki ibaraki tokyo osaka kyoto nagoya sapporo
fukuoka yokohama kobe hiroshima sendai nippon nihon japan konnichiwa ohayou arigatou sayonara
aishiteru daisuki omedetou ganbatte pasuwado himitsu kaisha koujou denki energy electric electricity
gas monitor dashboard carbon climate sunshine summer winter spring autumn january february march
april june july august september october november december monday tuesday wednesday thursday friday
saturday sunday morning evening midnight football baseball basketball soccer hockey tennis golf
tiger lion dragon monkey eagle panda shark wolf bear horse dolphin butterfly chicken rabbit kitten
puppy princess prince queen king angel devil heaven jesus christ church bible forever friend friends
family mother father brother sister daughter grandma baby lovely lover iloveyou loveyou mylove
sweetheart darling honey beautiful handsome smile happy lucky freedom liberty america england london
paris berlin canada mexico brazil australia chelsea liverpool arsenal barcelona juventus realmadrid
yankees dodgers giants lakers cowboys steelers rangers michael jordan michelle jennifer jessica
ashley amanda daniel thomas robert william charlie andrew anthony matthew joshua christopher
alexander nicholas benjamin samantha elizabeth victoria stephanie nicole hannah madison abigail
batman superman spiderman starwars pokemon matrix ninja samurai warrior hunter killer shadow phoenix
mustang ferrari porsche mercedes corvette harley yamaha kawasaki guitar music rocknroll metallica
slipknot nirvana eminem computer1 qwerty qwertyui qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx
1qaz2wsx zaq12wsx q1w2e3r4 1q2w3e4r qwer1234 asdf1234 abcd abcd1234 abc123 a1b2c3d4 123qwe 123abc 123456
12345678 123456789 1234567890 987654321 0987654321 111111 000000 121212 112233 654321 666666 888888
cheese chocolate cookie coffee banana orange apple peanut pepper ginger cherry strawberry flower
rainbow diamond crystal silver golden purple yellow green blue black white red snow storm thunder
hello hello123 whatever nothing something everything nobody somebody getmein openup open sesame
opensesame unbelievable correcthorse batterystaple`
	.split(/\s+/)
	.filter(Boolean);

const ENDINGS =
	`1 12 123 1234 12345 123456 1234567 12345678 123456789 1234567890 0 00 000 0000 00000
000000 01 1! 12! 123! 1234! ! !! !!! !!!! !@# !@#$ 1! @123 @1234 #1 #123 _123 -123 111 1111 11111
111111 222 777 7777 888 8888 999 9999 69 007 321 4321 54321 654321 abc abcd xyz qwe qwerty
1990 1991 1992 1993 1994 1995 1996 1997 1998 1999 2000 2001 2002 2003 2004 2005 2010 2011 2012 2015
2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027 2028 2020! 2021! 2022! 2023! 2024! 2025!
2026! 2027!`
		.split(/\s+/)
		.filter(Boolean);

const WALKS = [
	'01234567890123456789012345678901234567890',
	'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
	'qwertyuiop[]asdfghjkl;zxcvbnm,./',
	'qwertyuiopasdfghjklzxcvbnm',
	'qwertzuiopasdfghjklyxcvbnm',
	'1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
	'qazwsxedcrfvtgbyhnujmikolp',
	'1q2w3e4r5t6y7u8i9o0p',
	'q1w2e3r4t5y6u7i8o9p0',
	'1a2b3c4d5e6f7g8h9i0j',
	'a1b2c3d4e5f6g7h8i9j0',
	'!@#$%^&*()_+'
];

const words = new Set(WORDS);

/** Every composed entry of at least `minCharacters`, in lower case. */
export function composedPasswords(minCharacters: number): Set<string> {
	const composed = WORDS.flatMap((word) => [word, word + word, ...ENDINGS.map((e) => word + e)]);
	return new Set(composed.filter((entry) => entry.length >= minCharacters));
}

/** A known word in digits and signs, one unit repeated, or a walk over the keyboard. */
export function isCommonPassword(password: string): boolean {
	const text = password.normalize('NFKC').toLowerCase();
	const core = text.replace(/[^a-z]+$/, '').replace(/^[^a-z@$]+/, '');
	return (
		[text, core].some((part) => isWords(part) || isWords(asLetters(part))) ||
		isLeakedWithTail(text) ||
		new Set(text).size < 5 ||
		/^(.{1,5}?)\1+.{0,4}$/u.test(text) ||
		isWalk(text)
	);
}

/** A leaked password as it is, twice, or with one or two of the usual endings. */
function isLeakedWithTail(text: string): boolean {
	if (isLeaked(text)) return true;
	for (let cut = MIN_LEAKED_CHARACTERS; cut < text.length; cut++) {
		const [head, tail] = [text.slice(0, cut), text.slice(cut)];
		if ((tail === head || isEndings(tail)) && isLeaked(head)) return true;
	}
	return false;
}

function isEndings(text: string): boolean {
	if (endings.has(text)) return true;
	for (let cut = 1; cut < text.length; cut++)
		if (endings.has(text.slice(0, cut)) && endings.has(text.slice(cut))) return true;
	return false;
}

/** One or two listed words and what people put behind them, three parts at most. */
function isWords(text: string): boolean {
	if (words.has(text)) return true;
	for (let cut = 3; cut < text.length; cut++)
		if (words.has(text.slice(0, cut)) && isTail(text.slice(cut))) return true;
	return false;
}

function isTail(text: string): boolean {
	if (words.has(text) || endings.has(text)) return true;
	for (let cut = 1; cut < text.length; cut++) {
		const head = text.slice(0, cut);
		if ((words.has(head) || endings.has(head)) && endings.has(text.slice(cut))) return true;
	}
	return false;
}

const endings = new Set(ENDINGS);

function isWalk(text: string): boolean {
	const backwards = [...text].reverse().join('');
	return WALKS.some((walk) => walk.includes(text) || walk.includes(backwards));
}

const LETTERS: Record<string, string> = {
	'@': 'a',
	'4': 'a',
	'3': 'e',
	'1': 'i',
	'!': 'i',
	'0': 'o',
	$: 's',
	'5': 's',
	'7': 't'
};

function asLetters(text: string): string {
	return text.replace(/[@431!0$57]/g, (sign) => LETTERS[sign] ?? sign);
}
