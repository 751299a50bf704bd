import { SMTPServer } from 'smtp-server';

export interface Received {
	from: string;
	to: string[];
	/** The whole message, its text decoded. */
	text: string;
}

/** A mail server on a free port that keeps what it gets; `refuse` makes it answer with an error. */
export async function openMailBox() {
	const received: Received[] = [];
	const state = { refusals: 0 };
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		onRcptTo(_address, _session, answer) {
			if (state.refusals === 0) return answer();
			state.refusals -= 1;
			answer(Object.assign(new Error('box of hanako@example.jp is full'), { responseCode: 452 }));
		},
		onData(stream, { envelope }, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const from = envelope.mailFrom ? envelope.mailFrom.address : '';
				const to = envelope.rcptTo.map(({ address }) => address);
				received.push({ from, to, text: decoded(Buffer.concat(chunks).toString()) });
				done();
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as { port: number };
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		refuse: (times: number) => void (state.refusals = times),
		/** Those to one address, the newest last. */
		to: (address: string) => received.filter((mail) => mail.to.includes(address)),
		close: () => new Promise<void>((resolve) => server.close(() => resolve()))
	};
}

export type MailBox = Awaited<ReturnType<typeof openMailBox>>;

function decoded(message: string): string {
	const [head = '', ...body] = message.split('\r\n\r\n');
	const text = body.join('\r\n\r\n');
	if (/transfer-encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString();
	if (!/transfer-encoding: quoted-printable/i.test(head)) return text;
	const bytes = text
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString();
}
