import { join } from 'node:path';
import { mutantsOf } from './find.mjs';

const FOLDER = '/src/lib/server/';

const TAIL = `
function __off(id) {
	globalThis.__reachedMutants?.add(id);
	return globalThis.process?.env.MUTANT === id;
}
const __unchecked = {
	authorise: () => {},
	assertConfirmed: () => {},
	authoriseCompany: (context, _resource, _action, companyId) => ({
		companyId, userId: context.principal?.userId ?? 'nobody', sites: 'all'
	}),
	authoriseConsortium: (context, _resource, _action, consortiumId) => ({
		consortiumId, userId: context.principal?.userId ?? 'nobody'
	})
};
`;
const ALWAYS = "import { sql as __sql } from 'kysely';\nconst __always = __sql`1 = 1`;\n";

/** Builds every guard with its switch. Only ever part of a test build (`MUTANTS=1`). */
export function mutants() {
	return {
		name: 'mutants',
		enforce: 'pre',
		transform(code, id) {
			const [path] = id.split('?');
			const at = path.lastIndexOf(FOLDER);
			if (at < 0 || !path.endsWith('.ts')) return null;
			const name = join(path.slice(at + FOLDER.length));
			const found = mutantsOf(name, code);
			if (found.length === 0) return null;
			return { code: withSwitches(name, code, found), map: null };
		}
	};
}

function withSwitches(name, code, found) {
	let result = '';
	let at = 0;
	for (const { start, end, code: replacement } of [...found].sort((a, b) => a.start - b.start)) {
		result += code.slice(at, start) + replacement;
		at = end;
	}
	const head = name.startsWith('repositories/') ? ALWAYS : '';
	return head + result + code.slice(at) + TAIL;
}
