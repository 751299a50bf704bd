/** A company of a test's own, and files put into it. */
import { inject } from 'vitest';
import type { z } from 'zod';
import { getEnergy } from '$lib/server/services/api-schemas/energy';
import {
	commitImport,
	getImport,
	type importView,
	uploadFile
} from '$lib/server/services/api-schemas/imports';
import { ask } from './client';
import { OFFICE } from './global-setup';
import { runCommand } from './server';

export type Import = z.output<typeof importView>;

const POLL_MS = 200;

/** Staffed by the same person as the common company, so the common token opens it. */
export async function newCompany(name: string): Promise<string> {
	const { dataDir } = inject('world');
	const made = await runCommand(['company', 'create', '--name', name], { dataDir });
	const { id } = JSON.parse(made) as { id: string };
	const member = ['member', 'add', '--email', OFFICE, '--company', id, '--role', 'company_admin'];
	await runCommand(member, { dataDir });
	return id;
}

export interface File {
	name: string;
	content: string | Uint8Array<ArrayBuffer>;
	fields?: Record<string, string>;
}

export function form({ name, content, fields = {} }: File): FormData {
	const data = new FormData();
	for (const [field, value] of Object.entries(fields)) data.set(field, value);
	data.set('file', new Blob([content]), name);
	return data;
}

/** Uploads and waits until reading is over. */
export async function upload(company: string, file: File): Promise<Import> {
	let view = await ask(uploadFile, { params: { company }, form: form(file) });
	while (view.status === 'reading') {
		await new Promise((resolve) => setTimeout(resolve, POLL_MS));
		view = await ask(getImport, { params: { company, import: view.id } });
	}
	return view;
}

export async function commit(
	company: string,
	id: string,
	conflicts: 'keep' | 'replace' | 'both' = 'keep'
): Promise<Import> {
	return ask(commitImport, { params: { company, import: id }, body: { conflicts } });
}

export async function uploadAndCommit(company: string, file: File): Promise<Import> {
	const { id } = await upload(company, file);
	return commit(company, id);
}

export async function energyRows(company: string, from: string, to: string, by = 'month') {
	const { rows } = await ask(getEnergy, { params: { company }, query: { from, to, by } });
	return rows;
}
