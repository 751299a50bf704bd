/**
 * Guards and tenant predicates, found in the sources: each can be switched off by itself, in a
 * test build, to see whether a test notices. `MUTANT=<id>` switches one off at run time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const SERVER = 'src/lib/server';
const FOLDERS = ['access', 'repositories', 'services'];

/** Columns that say whose a row is, or whether it still holds. */
const TELLING =
	/(^|\.)(company_id|user_id|consortium_id|auditor_id|site_id|token_hash|token_id|invitation_id|engagement_id|disabled_at|expires_at|withdrawn_at|ended_at|from_day|to_day|joined_day|left_day|last_step|purpose|role|kind)$/;

/** Where a condition that throws guards an account, a relation or a session. */
const GUARDED =
	/^(access\/|services\/(accounts|relations|records)\/|services\/(sessions|sign-in|tokens|members|users|set-up)\.ts$)/;

const CHECKS = ['authorise', 'authoriseCompany', 'authoriseConsortium', 'assertConfirmed'];

/** Every mutant of the server's sources: `{ id, kind, line, text, start, end, code }`. */
export function findMutants(root) {
	return FOLDERS.flatMap((folder) => filesUnder(join(root, SERVER, folder))).flatMap((file) =>
		mutantsOf(relative(join(root, SERVER), file), readFileSync(file, 'utf8'))
	);
}

function filesUnder(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

export function mutantsOf(name, text) {
	const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
	const found = [];
	const visit = (node) => {
		const edit = editOf(name, node);
		if (edit) found.push({ ...edit, line: lineOf(source, node), text: firstLine(node) });
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found
		.filter((one) => !found.some((other) => encloses(other, one)))
		.map((one, index) => {
			const id = `${name}#${index + 1}`;
			return { ...one, id, code: one.code(`__off(${JSON.stringify(id)})`) };
		});
}

/** One switch inside another would never be seen alone. */
const encloses = (other, one) => other !== one && other.start <= one.start && one.end <= other.end;

function editOf(name, node) {
	if (ts.isCallExpression(node)) {
		if (name.startsWith('repositories/')) return predicate(node);
		if (name.startsWith('services/')) return check(node);
	}
	return ts.isIfStatement(node) && GUARDED.test(name) ? guard(node) : null;
}

/** `.where('company_id', '=', …)` becomes `.where(1 = 1)`. */
function predicate(node) {
	const { expression, arguments: given } = node;
	if (!ts.isPropertyAccessExpression(expression)) return null;
	const method = expression.name.text;
	if (!['where', 'whereRef', 'onRef'].includes(method)) return null;
	const [column] = given;
	const telling = ts.isStringLiteral(column)
		? TELLING.test(column.text)
		: ts.isArrowFunction(column);
	if (!telling) return null;
	const plain = method === 'onRef' ? 'on' : 'where';
	const args = given.map((one) => one.getText()).join(', ');
	return {
		kind: 'predicate',
		...{ start: expression.expression.getEnd(), end: node.getEnd() },
		code: (on) => `[${on} ? '${plain}' : '${method}'](...(${on} ? [__always] : [${args}]))`
	};
}

/** The access check lets everybody pass, and makes the scope that was asked for. */
function check(node) {
	const { expression } = node;
	if (!ts.isIdentifier(expression) || !CHECKS.includes(expression.text)) return null;
	const { text } = expression;
	return {
		kind: 'check',
		...{ start: expression.getStart(), end: expression.getEnd() },
		code: (on) => `(${on} ? __unchecked.${text} : ${text})`
	};
}

/** `if (…) throw …` and `if (…) return null` never happen. */
function guard({ expression, thenStatement }) {
	const only =
		ts.isBlock(thenStatement) && thenStatement.statements.length === 1
			? thenStatement.statements[0]
			: thenStatement;
	const refuses =
		ts.isThrowStatement(only) ||
		(ts.isReturnStatement(only) && ['null', 'false'].includes(only.expression?.getText() ?? ''));
	if (!refuses) return null;
	return {
		kind: 'guard',
		...{ start: expression.getStart(), end: expression.getEnd() },
		code: (on) => `(${on} ? false : (${expression.getText()}))`
	};
}

const lineOf = (source, node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;

function firstLine(node) {
	const whole = ts.isPropertyAccessExpression(node.expression)
		? node.getText().slice(node.expression.expression.getText().length)
		: node.getText();
	return whole.replace(/\s+/g, ' ').slice(0, 100);
}
