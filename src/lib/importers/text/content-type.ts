import { finding, type Finding } from '$lib/domain/finding';

/**
 * What the first bytes say a file is, against what its name says. Text and workbooks go on; every
 * other kind is refused with the sentence that fits it.
 */
const SIGNATURES: [type: string, bytes: number[]][] = [
	['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
	['ZIP', [0x50, 0x4b, 0x03, 0x04]],
	['ZIP', [0x50, 0x4b, 0x05, 0x06]],
	['XLS', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
	['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
	['JPEG', [0xff, 0xd8, 0xff]],
	['GIF', [0x47, 0x49, 0x46, 0x38]],
	['TIFF', [0x49, 0x49, 0x2a, 0x00]],
	['GZIP', [0x1f, 0x8b, 0x08]],
	['7Z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]]
];

/** An XLSX is often called .xls, and the other way round: Excel opens both. */
const WORKBOOK = ['ZIP', 'XLS'];

const TYPES_OF_EXTENSION: Record<string, string[]> = {
	pdf: ['PDF'],
	...Object.fromEntries(['xlsx', 'xlsm', 'xltx', 'xls'].map((name) => [name, WORKBOOK])),
	...Object.fromEntries(
		['zip', 'xlsb', 'ods', 'numbers', 'docx', 'pptx'].map((name) => [name, ['ZIP']])
	),
	png: ['PNG'],
	jpg: ['JPEG'],
	jpeg: ['JPEG'],
	gif: ['GIF'],
	tif: ['TIFF'],
	tiff: ['TIFF'],
	gz: ['GZIP'],
	'7z': ['7Z']
};

/** Many programs call a text or a web page .xls so that Excel opens it. */
const MAY_BE_TEXT = new Set(['xls']);

export type Content = { kind: 'text' | 'xlsx' | 'xls' } | { kind: 'refused'; refused: Finding };

export function contentOf(bytes: Uint8Array, fileName: string): Content {
	if (bytes.length === 0) return refused('file.empty');
	const extension = extensionOf(fileName);
	const expected = TYPES_OF_EXTENSION[extension] ?? [];
	const actual = signatureOf(bytes);
	if (actual === null) {
		const isText = expected.length === 0 || MAY_BE_TEXT.has(extension);
		return isText ? { kind: 'text' } : refused('file.type_mismatch', { extension, type: 'TEXT' });
	}
	const named = extension === '' || expected.includes(actual);
	if (!named) return refused('file.type_mismatch', { extension, type: actual });
	if (actual === 'ZIP') return { kind: 'xlsx' };
	if (actual === 'XLS') return { kind: 'xls' };
	return refused('file.type_not_supported_yet', { type: extension.toUpperCase() || actual });
}

function refused(code: string, params?: Finding['params']): Content {
	return { kind: 'refused', refused: refusal(code, params) };
}

function signatureOf(bytes: Uint8Array): string | null {
	const match = SIGNATURES.find(([, magic]) => magic.every((byte, index) => bytes[index] === byte));
	return match ? match[0] : null;
}

function extensionOf(fileName: string): string {
	const match = /\.([a-z0-9]{1,5})$/i.exec(fileName);
	return match ? match[1]!.toLowerCase() : '';
}

/** HTML and XML under any name: a page saved instead of a file, or Green Button for later. */
export function refuseMarkup(text: string): Finding | null {
	const start = text.slice(0, 512).trimStart().toLowerCase();
	if (/^(?:<!doctype html|<html|<head|<body|<table|<meta|<!--)/.test(start)) {
		return refusal('file.html');
	}
	if (start.startsWith('<?xml') || /^<(?:\w+:)?feed[\s>]/.test(start)) {
		return refusal('file.type_not_supported_yet', { type: 'XML' });
	}
	return null;
}

export function refusal(code: string, params: Record<string, string | number> = {}): Finding {
	return finding('blocking', code, params);
}
