/**
 * Requests a second of the built server with the sample company, eight at a time: the overview
 * page with its server-drawn chart, a trace and the energy of a year, beside the health answer
 * that does next to nothing.
 *
 *     npm run bench -- pages
 */
import { startDemo } from './serve.ts';

const SECONDS = 5;
const AT_ONCE = 8;

const demo = await startDemo();
const company = `/companies/${demo.company}`;
const pages = {
	health: '/api/v1/health',
	overview: company,
	'overview as data': `${company}/__data.json`,
	trace: `${company}/trace?month=2025-06`,
	data: `${company}/data`
};
const perSecond: Record<string, number> = {};
try {
	for (const [name, path] of Object.entries(pages)) {
		await load(path, 1);
		perSecond[name] = await load(path, SECONDS);
		const ratio = perSecond[name] / (perSecond.health ?? NaN);
		console.log(
			`${name.padEnd(18)} ${perSecond[name].toFixed(0)} a second, ${ratio.toFixed(3)} × health`
		);
	}
} finally {
	await demo.stop();
}

/** Answers a second over the given time; anything but 200 ends the measurement. */
async function load(path: string, seconds: number): Promise<number> {
	const until = performance.now() + seconds * 1000;
	const startedAt = performance.now();
	let answers = 0;
	await Promise.all(
		Array.from({ length: AT_ONCE }, async () => {
			while (performance.now() < until) {
				const answer = await fetch(demo.url + path, { headers: { cookie: demo.cookie } });
				if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
				await answer.arrayBuffer();
				answers++;
			}
		})
	);
	return (answers * 1000) / (performance.now() - startedAt);
}
