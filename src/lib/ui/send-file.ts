/** What the server said to one file. */
export type Sent = { ok: true; href: string } | { ok: false; message: string };

/** Posts one file with its progress in per cent; fetch cannot tell how far an upload is. */
export function send(
	action: string,
	{ file, fields }: { file: File; fields: Readonly<Record<string, string>> },
	onProgress: (percent: number) => void
): Promise<Sent> {
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		request.open('POST', action);
		request.setRequestHeader('accept', 'application/json');
		request.upload.onprogress = (event) =>
			onProgress(event.lengthComputable ? Math.floor((event.loaded / event.total) * 100) : 0);
		request.upload.onload = () => onProgress(100);
		request.onload = () => resolve(answerOf(request));
		request.onerror = () => resolve({ ok: false, message: '' });
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.append(name, value);
		form.append('file', file);
		request.send(form);
	});
}

function answerOf(request: XMLHttpRequest): Sent {
	const body = parsed(request.responseText);
	const sent = request.status >= 200 && request.status < 300 && typeof body.href === 'string';
	if (sent) return { ok: true, href: String(body.href) };
	return { ok: false, message: typeof body.detail === 'string' ? body.detail : '' };
}

function parsed(text: string): Record<string, unknown> {
	try {
		return JSON.parse(text) as Record<string, unknown>;
	} catch {
		return {};
	}
}
