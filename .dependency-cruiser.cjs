/**
 * Who may import whom: the table of docs/architecture.md as law. Type-only edges count,
 * `.svelte` files are read, and what is not allowed is forbidden.
 */
const area = {
	domain: '^src/lib/domain/',
	importers: '^src/lib/importers/',
	db: '^src/lib/server/db/',
	/** A process opens its connection and migrates once, at its start. */
	opening: '^src/lib/server/db/(migrate|open-database|database)\\.ts$',
	repositories: '^src/lib/server/repositories/',
	factorLibrary: '^src/lib/server/factor-library/',
	access: '^src/lib/server/access/',
	/** Types only: who asks, and the right to one company's rows that repositories ask for. */
	scope: '^src/lib/server/access/context\\.ts$',
	services: '^src/lib/server/services/',
	workers: '^src/lib/server/workers/',
	/** config, http, i18n, errors, log: files that stand directly in `server`. */
	ground: '^src/lib/server/[^/]+\\.ts$',
	/** Puts the parts of a running server together, and opens the database for everybody. */
	app: '^src/lib/server/app\\.ts$',
	cli: '^src/cli/',
	i18n: '^src/i18n/',
	charts: '^src/lib/charts/',
	ui: '^src/lib/ui/',
	features: '^src/lib/features/',
	hooks: '^src/hooks\\.[a-z]+\\.ts$',
	serverRoutes: '^src/routes/.*(\\+server|\\.server)\\.ts$',
	routes: '^src/routes/',
	appTypes: '^src/app\\.d\\.ts$'
};

const ofServer = [area.ground, area.scope, area.i18n];
const ofUseCases = [
	area.domain,
	area.importers,
	area.repositories,
	area.factorLibrary,
	area.access,
	area.services,
	area.charts,
	...ofServer
];
const seen = [area.domain, area.charts, area.ui, area.i18n];

/** from → to. A folder may always import itself where it is named on both sides. */
const mayImport = {
	domain: [area.domain],
	importers: [area.domain, area.importers],
	ground: [area.domain, ...ofServer],
	app: [area.domain, area.opening, area.workers, area.access, ...ofServer],
	db: [area.db, area.ground],
	repositories: [area.domain, area.db, area.repositories, area.ground, area.scope],
	factorLibrary: [area.domain, area.factorLibrary, area.ground],
	access: [area.domain, area.repositories, area.access, ...ofServer],
	services: [...ofUseCases, area.workers],
	workers: [...ofUseCases, area.workers, area.opening],
	cli: [...ofUseCases, area.workers, area.cli, area.opening],
	charts: [area.domain, area.charts, area.ui, area.i18n],
	ui: [area.ui, area.i18n],
	features: [area.features, ...seen],
	hooks: [area.domain, area.access, area.services, area.opening, ...ofServer],
	serverRoutes: [area.domain, area.services, area.serverRoutes, ...ofServer],
	i18n: [area.i18n],
	appTypes: [area.scope]
};

/** Everything of `routes` that also reaches the browser. */
const browserRoutes = {
	name: 'routes-in-the-browser',
	severity: 'error',
	from: { path: area.routes, pathNot: area.serverRoutes },
	to: {
		path: '^(src|migrations)/',
		pathNot: [area.features, ...seen, `${area.routes}(?!.*(\\+server|\\.server)\\.ts$)`, '\\.css$']
	}
};

const exceptions = { access: area.scope, ground: area.app };

const walls = Object.entries(mayImport).map(([name, allowed]) => ({
	name: `${name}-imports-only-its-own-table`,
	severity: 'error',
	from: { path: area[name], ...(exceptions[name] && { pathNot: exceptions[name] }) },
	to: { path: '^(src|migrations|tests|scripts)/', pathNot: [...allowed, '\\.css$'] }
}));

const insidePackages = {
	name: 'domain-is-pure',
	comment: 'No node built-ins, no packages, no framework.',
	severity: 'error',
	from: { path: area.domain },
	to: { pathNot: '^src/' }
};

const database = '^node_modules/(kysely|pg|better-sqlite3|@types/(pg|better-sqlite3))/';
const framework = '^node_modules/(@sveltejs/kit|svelte)/|^\\$(app|env)/';

module.exports = {
	forbidden: [
		...walls,
		browserRoutes,
		insidePackages,
		{
			name: 'no-cycles',
			severity: 'error',
			from: { path: '^src/' },
			to: { circular: true }
		},
		{
			name: 'queries-live-in-repositories',
			severity: 'error',
			from: { path: '^src/', pathNot: [area.db, area.repositories] },
			to: { path: database }
		},
		{
			name: 'migrations-import-nothing-from-the-app',
			severity: 'error',
			from: { path: '^migrations/' },
			to: { path: '^(src|tests|scripts)/' }
		},
		{
			name: 'no-framework-below-the-routes',
			comment: 'HTTP is known by http.ts, hooks and routes.',
			severity: 'error',
			from: {
				path: [
					area.importers,
					area.db,
					area.repositories,
					area.factorLibrary,
					area.services,
					area.workers,
					area.cli
				]
			},
			to: { path: framework }
		},
		{
			name: 'everything-resolves',
			severity: 'error',
			from: { path: '^(src|migrations)/' },
			to: { couldNotResolve: true, pathNot: ['^\\$(app|env)/', '\\./\\$types'] }
		},
		{
			name: 'packages-are-declared',
			severity: 'error',
			from: { path: '^(src|migrations)/' },
			to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(build|\\.svelte-kit|src/i18n/paraglide/messages/)' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		webpackConfig: { fileName: 'scripts/dependency-cruiser/resolve.cjs' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'node', 'types', 'default']
		}
	}
};
