import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const path = fileURLToPath(new URL('../../src/lib/server/db/schema.ts', import.meta.url));

export interface DeclaredColumn {
	kind: 'text' | 'number' | 'bytes';
	nullable: boolean;
}

export type DeclaredTables = Record<string, Record<string, DeclaredColumn>>;

const KINDS: Record<string, DeclaredColumn['kind']> = {
	string: 'text',
	number: 'number',
	Uint8Array: 'bytes',
	'Uint8Array<ArrayBufferLike>': 'bytes'
};

let declared: DeclaredTables | undefined;

/** The tables as `schema.ts` declares them, asked of the compiler itself. */
export function declaredTables(): DeclaredTables {
	return (declared ??= readSchema());
}

function readSchema(): DeclaredTables {
	const program = ts.createProgram([path], {
		strict: true,
		noLib: false,
		lib: ['lib.es2022.d.ts']
	});
	const checker = program.getTypeChecker();
	const file = program.getSourceFile(path);
	const schema = file?.statements.find(
		(node): node is ts.InterfaceDeclaration =>
			ts.isInterfaceDeclaration(node) && node.name.text === 'Schema'
	);
	if (!schema) throw new Error('schema.ts declares no Schema');
	const tables: DeclaredTables = {};
	for (const table of checker.getTypeAtLocation(schema).getProperties())
		tables[table.name] = columnsOf(checker, checker.getTypeOfSymbol(table));
	return tables;
}

function columnsOf(checker: ts.TypeChecker, table: ts.Type): Record<string, DeclaredColumn> {
	return Object.fromEntries(
		table
			.getProperties()
			.map((column) => [column.name, columnOf(checker, checker.getTypeOfSymbol(column))])
	);
}

function columnOf(checker: ts.TypeChecker, type: ts.Type): DeclaredColumn {
	const name = checker.typeToString(checker.getNonNullableType(type));
	const kind = KINDS[name];
	if (!kind) throw new Error(`${name} is no kind of column`);
	return { kind, nullable: checker.getNonNullableType(type) !== type };
}

/** Relations between people and companies: read before it is known which company is asked for. */
export const OF_NO_TENANT = [
	'membership',
	'consortium_company',
	'engagement',
	'consent',
	'invitation'
];

/** Every table that holds rows of companies. */
export function tenantTables(): string[] {
	return Object.entries(declaredTables())
		.filter(([name, columns]) => 'company_id' in columns && !OF_NO_TENANT.includes(name))
		.map(([name]) => name);
}
