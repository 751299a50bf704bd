// Fails the build when a route, method or form action has no line in the access table, or a line
// has no code. Reads the sources without running them.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROUTES = fileURLToPath(new URL('../src/routes', import.meta.url));
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'];

/** @returns {import('vite').Plugin} */
export function routeCheck() {
	return {
		name: 'mieruka-route-check',
		apply: 'build',
		async buildStart() {
			const { routeTable } = await import('../src/lib/server/access/route-table.ts');
			const { compareRoutes } = await import('../src/lib/server/access/check-routes.ts');
			const faults = compareRoutes(findRoutes(ROUTES), routeTable);
			if (faults.length > 0) this.error(`Access table:\n- ${faults.join('\n- ')}`);
		}
	};
}

/**
 * @param {string} folder
 * @returns {Record<string, string[]>} route id → load, layout, action:…, GET …
 */
export function findRoutes(folder) {
	/** @type {Record<string, string[]>} */
	const found = {};
	for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
		const path = join(folder, file);
		const id = '/' + relative(folder, dirname(path)).split(sep).join('/');
		for (const doing of doingsIn(path)) (found[id] ??= []).push(doing);
	}
	// A page may be several files.
	return Object.fromEntries(Object.entries(found).map(([id, all]) => [id, [...new Set(all)]]));
}

/** @param {string} path */
function doingsIn(path) {
	const name = path.slice(path.lastIndexOf(sep) + 1);
	if (/^\+page(@.*)?\.(svelte|[jt]s)$/.test(name)) return ['load'];
	if (/^\+page\.server\.[jt]s$/.test(name))
		return ['load', ...actionNames(path).map((n) => `action:${n}`)];
	if (/^\+layout\.server\.[jt]s$/.test(name)) return exportsOf(path).has('load') ? ['layout'] : [];
	if (/^\+server\.[jt]s$/.test(name)) return METHODS.filter((m) => exportsOf(path).has(m));
	return [];
}

/** @param {string} path */
function actionNames(path) {
	const exported = exportsOf(path);
	if (!exported.has('actions')) return [];
	const literal = unwrapped(exported.get('actions'));
	if (!literal || !ts.isObjectLiteralExpression(literal))
		throw new Error(
			`${path}: write the form actions as an object literal, so that they can be read`
		);
	return literal.properties.map((property) => {
		const name = property.name;
		if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name))) return name.text;
		throw new Error(`${path}: every form action needs a plain name`);
	});
}

/** `{ … } satisfies Actions`, `({ … }) as Actions` → `{ … }` @param {ts.Expression | undefined} node */
function unwrapped(node) {
	while (
		node &&
		(ts.isSatisfiesExpression(node) ||
			ts.isAsExpression(node) ||
			ts.isParenthesizedExpression(node))
	)
		node = node.expression;
	return node;
}

/**
 * @param {string} path
 * @returns {Map<string, ts.Expression | undefined>}
 */
function exportsOf(path) {
	const source = ts.createSourceFile(
		path,
		readFileSync(path, 'utf8'),
		ts.ScriptTarget.Latest,
		true
	);
	const found = new Map();
	for (const statement of source.statements) addExports(statement, found, path);
	return found;
}

/** @param {ts.Statement} statement @param {Map<string, ts.Expression | undefined>} found @param {string} path */
function addExports(statement, found, path) {
	if (ts.isExportDeclaration(statement)) {
		if (statement.isTypeOnly) return;
		if (!statement.exportClause || !ts.isNamedExports(statement.exportClause))
			throw new Error(`${path}: name what it exports, so that its handlers can be read`);
		for (const element of statement.exportClause.elements) found.set(element.name.text, undefined);
	}
	if (!ts.canHaveModifiers(statement)) return;
	if (!ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)) return;
	if (ts.isFunctionDeclaration(statement) && statement.name)
		found.set(statement.name.text, undefined);
	if (ts.isVariableStatement(statement))
		for (const declaration of statement.declarationList.declarations)
			for (const [name, value] of declared(declaration)) found.set(name, value);
}

/** @param {ts.VariableDeclaration} declaration @returns {[string, ts.Expression | undefined][]} */
function declared({ name, initializer }) {
	if (ts.isIdentifier(name)) return [[name.text, initializer]];
	return name.elements.flatMap((element) =>
		ts.isBindingElement(element) && ts.isIdentifier(element.name)
			? [[element.name.text, undefined]]
			: []
	);
}
