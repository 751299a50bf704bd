import { ODD_DATES, ODD_NUMBERS, ODD_TEXTS } from './odd-cells';

/** A change of a table, a text or bytes: what, and two numbers that say where and how. */
export interface Mutation<Kind extends string> {
	kind: Kind;
	at: number;
	pick: number;
}

type Rows = string[][];
type Change<Of> = (of: Of, at: number, pick: number) => Of;

const choose = <T>(list: readonly T[], pick: number): T => list[pick % list.length]!;
const place = (length: number, at: number) => (length === 0 ? 0 : at % length);

/** Rows and columns are drawn towards the head, where layouts are told apart. */
function cellAt(rows: Rows, at: number): [row: number, column: number] {
	const row = at % 3 === 0 ? place(Math.min(rows.length, 6), at >> 2) : place(rows.length, at >> 2);
	return [row, place(rows[row]?.length ?? 0, at >> 9)];
}

function withCell(rows: Rows, at: number, change: (cell: string) => string): Rows {
	const [row, column] = cellAt(rows, at);
	return rows.map((cells, index) =>
		index === row && cells.length > 0
			? cells.with(column, change(cells[column]!).slice(0, HUGE))
			: cells
	);
}

const HUGE = 300_000;
const MOST_CHARACTERS = 1_000_000;
const looksLike = (pattern: RegExp, rows: Rows, at: number): [number, number] | null => {
	const found = rows.flatMap((cells, row) =>
		cells.flatMap((cell, column) => (pattern.test(cell) ? [[row, column] as [number, number]] : []))
	);
	return found.length === 0 ? null : choose(found, at);
};

function replaceWhere(pattern: RegExp, odd: readonly string[]): Change<Rows> {
	return (rows, at, pick) => {
		const found = looksLike(pattern, rows, at);
		if (!found) return withCell(rows, at, () => choose(odd, pick));
		const [row, column] = found;
		return rows.with(row, rows[row]!.with(column, choose(odd, pick)));
	};
}

const FIGURE = /^[-\d,.]+$/;
const DATE = /\d[-/.年]\d|^\d{8}$/;

function moveColumn(rows: Rows, at: number, pick: number): Rows {
	const width = Math.max(...rows.map((cells) => cells.length), 1);
	const [from, to] = [place(width, at), place(width, pick)];
	return rows.map((cells) =>
		cells.map((cell, index) =>
			index === from ? (cells[to] ?? '') : index === to ? (cells[from] ?? '') : cell
		)
	);
}

export const TABLE_CHANGES = {
	dropRow: (rows, at) => rows.toSpliced(place(rows.length, at), 1),
	doubleRow: (rows, at) =>
		rows.toSpliced(place(rows.length, at), 0, rows[place(rows.length, at)] ?? []),
	swapRows: (rows, at, pick) => {
		if (rows.length === 0) return rows;
		const [a, b] = [place(rows.length, at), place(rows.length, pick)];
		return rows.with(a, rows[b]!).with(b, rows[a]!);
	},
	reverse: (rows) => [...rows.slice(0, 1), ...rows.slice(1).reverse()],
	cutRow: (rows, at, pick) =>
		rows.map((cells, row) => (row === place(rows.length, at) ? cells.slice(0, pick % 5) : cells)),
	dropColumn: (rows, at) => rows.map((cells) => cells.toSpliced(at % 8, 1)),
	doubleColumn: (rows, at) => rows.map((cells) => cells.toSpliced(at % 8, 0, cells[at % 8] ?? '')),
	swapColumns: moveColumn,
	blankRow: (rows, at) => rows.toSpliced(place(rows.length, at), 0, []),
	oddNumber: replaceWhere(FIGURE, ODD_NUMBERS),
	oddDate: replaceWhere(DATE, ODD_DATES),
	oddText: (rows, at, pick) => withCell(rows, at, () => choose(ODD_TEXTS, pick)),
	within: (rows, at, pick) =>
		withCell(rows, at, (cell) => cell.slice(0, 3) + choose(ODD_TEXTS, pick) + cell.slice(3)),
	emptied: (rows, at) => withCell(rows, at, () => ''),
	huge: (rows, at, pick) =>
		withCell(rows, at, (cell) =>
			(cell.slice(0, 3) || 'あ').repeat(choose([100, 5_000, 100_000], pick))
		),
	wide: (rows, at, pick) => {
		const more = Array.from({ length: choose([40, 900, 1_001, 6_000], pick) }, () => '1');
		return rows.map((cells, row) => (row === place(rows.length, at) ? [...cells, ...more] : cells));
	},
	long: (rows, at, pick) => {
		const body = rows.slice(place(rows.length, at));
		const characters = body.flat().reduce((sum, cell) => sum + cell.length + 1, 1);
		const times = Math.min(choose([3, 60, 800], pick), Math.floor(MOST_CHARACTERS / characters));
		return rows.concat(...Array.from({ length: times }, () => body));
	}
} satisfies Record<string, Change<Rows>>;

function spliced(text: string, at: number, { drop = 0, put = '' }): string {
	const index = place(text.length, at);
	return text.slice(0, index) + put + text.slice(index + drop);
}

const CHARACTERS = [
	...[
		'"',
		',',
		'\t',
		';',
		'\r',
		'\n',
		'\0',
		'\u001b',
		'\ufeff',
		'\ud800',
		'あ',
		'年',
		'0',
		'-',
		' '
	]
];

export const TEXT_CHANGES = {
	drop: (text, at, pick) => spliced(text, at, { drop: 1 + (pick % 20) }),
	insert: (text, at, pick) => spliced(text, at, { put: choose(CHARACTERS, pick) }),
	cut: (text, at) => text.slice(0, place(text.length, at)),
	behead: (text, at) => text.slice(place(Math.min(text.length, 300), at)),
	doubled: (text, at, pick) =>
		spliced(text, at, { put: text.slice(place(text.length, at)).slice(0, pick % 2_000) }),
	otherDelimiter: (text, at, pick) => {
		const lines = text.split('\n');
		const line = place(lines.length, at);
		return lines
			.with(line, lines[line]!.replaceAll(',', choose([';', '\t', '|'], pick)))
			.join('\n');
	},
	unquoted: (text) => text.replaceAll('"', ''),
	marked: (text, at, pick) =>
		choose(['\ufeff', '\ufeff\ufeff', 'sep=;\n', 'sep=,\n', ' '], pick) + text,
	mixedLineEnds: (text, at) =>
		text.replaceAll('\n', (end, index: number) => ((index + at) % 3 ? end : '\r'))
} satisfies Record<string, Change<string>>;

const concat = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** A line in another encoding, and what begins other formats. */
const STRANGE = [
	...[[0x00], [0xff], [0xfe, 0xff], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x1b, 0x24, 0x42], [0x80]],
	...[[0x8e], [0x8f, 0xa2], [0x93, 0x64, 0x97, 0xcd], [0xc5, 0xc5, 0xce, 0xcf], [0xed, 0xa0, 0x80]],
	...[[0x30, 0x53, 0x30, 0x93], [0x1a], [0x50, 0x4b, 0x05, 0x06], [0xd0, 0xcf, 0x11, 0xe0]]
].map((bytes) => Uint8Array.from(bytes));

export const BYTE_CHANGES = {
	flip: (bytes, at, pick) =>
		bytes.length === 0 ? bytes : bytes.with(place(bytes.length, at), pick % 256),
	insert: (bytes, at, pick) => {
		const index = place(bytes.length, at);
		return concat(bytes.subarray(0, index), choose(STRANGE, pick), bytes.subarray(index));
	},
	drop: (bytes, at, pick) => {
		const index = place(bytes.length, at);
		return concat(bytes.subarray(0, index), bytes.subarray(index + 1 + (pick % 9)));
	},
	cut: (bytes, at) => bytes.subarray(0, place(bytes.length, at)),
	prepend: (bytes, at, pick) => concat(choose(STRANGE, pick), bytes)
} satisfies Record<string, Change<Uint8Array>>;

/** One after another. */
export function mutated<Of, Kind extends string>(
	of: Of,
	mutations: readonly Mutation<Kind>[],
	changes: Record<Kind, Change<Of>>
): Of {
	return mutations.reduce((changed, { kind, at, pick }) => changes[kind](changed, at, pick), of);
}
