import { redirect } from '@sveltejs/kit';

/** The base address leads to the page that lists the calls. */
export const GET = () => redirect(302, '/api/v1/docs');
