import type { IncomingMessage } from 'node:http';
import type { Context } from '$lib/server/access/context';

declare global {
	namespace App {
		interface Locals {
			/** Who asks; made in hooks, judged in services. */
			context: Context;
			/** Where from: for the limiter and the list of sessions. */
			visit: { address: string; userAgent: string; device: string | null };
			/** `yes` when this server is reached unencrypted from other machines: show the banner. */
			plainHttp: 'yes' | 'no';
			/** Code of the refusal, for the request's log line. */
			refusal?: string;
		}

		interface Platform {
			/** What the server itself holds of the request; absent where it is not a server. */
			req: IncomingMessage;
		}

		interface Error {
			message: string;
			code?: string;
			/** Stands in the log line of the request as well. */
			errorId?: string;
		}
	}
}

export {};
