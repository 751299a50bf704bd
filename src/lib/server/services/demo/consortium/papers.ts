import type { Paper, PaperLayout } from './manufacturer';

interface PaperOptions {
	encoding?: Paper['encoding'];
	uploaded?: Paper['uploaded'];
}

/** CP932 unless said otherwise: what most suppliers still send. */
export function paper(
	name: string,
	layout: PaperLayout,
	{ points, ...options }: { points: string[] } & PaperOptions
): Paper {
	return {
		...{ name, layout, points },
		encoding: options.encoding ?? 'cp932',
		uploaded: options.uploaded ?? 'once'
	};
}
