/** Addresses as no link of ours spells them. None may open what the plain one does not. */
type Change = (path: string) => string;

const eachSegment = (change: Change): Change => {
	return (path) =>
		path
			.split('/')
			.map((part) => (/^[a-z-]+$/.test(part) ? change(part) : part))
			.join('/');
};

const SPELLINGS: readonly Change[] = [
	(path) => `${path}/`,
	(path) => `/${path}`,
	(path) => path.replace(/(?!^)\//, '//'),
	eachSegment((part) => part.toUpperCase()),
	eachSegment((part) => part.replace(/^./, (first) => `%${first.charCodeAt(0).toString(16)}`)),
	(path) => `/account/..${path}`,
	(path) => `/credits/%2e%2e${path}`,
	(path) => path.replace(/(?!^)\//, '%2f'),
	(path) => path.replace(/(?!^)\//, '\\'),
	(path) => `${path};a=b`,
	(path) => `${path}%00`,
	(path) => `${path}%20`,
	(path) => `${path}.json`,
	(path) => `${path}/__data.json/`,
	(path) => `${path}/__data.json/__data.json`,
	(path) => `${path}.html__data.json`,
	(path) => `/_app${path}`,
	(path) => `${path}?/default=1&x-sveltekit-invalidated=`,
	(path) => `http://evil.example${path}`
];

export const spelt = (path: string, salt: number): string =>
	SPELLINGS[salt % SPELLINGS.length]!(path);
