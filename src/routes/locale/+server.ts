import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Remembers the language and leads back. The cookie is read by scripts too: it is no secret. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await request.formData();
	const locale = form.get('locale') === 'en' ? 'en' : 'ja';
	cookies.set('locale', locale, {
		path: '/',
		httpOnly: false,
		secure: url.protocol === 'https:',
		maxAge: ONE_YEAR_SECONDS
	});
	redirect(303, backTo(form.get('back')));
};

/** Only to a page of this server: `//host` and `/\host` lead elsewhere. */
function backTo(path: FormDataEntryValue | null): string {
	return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : '/';
}
