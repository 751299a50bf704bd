/** better-sqlite3 13 crashes on Node 20, and vitest and Kysely need 22: the project brings 24. */
const needed = [22, 17];

export function isModern(version) {
	const [major, minor] = version.split('.').map(Number);
	return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

/** First line of every program that opens the database. */
export function refuseOldNode() {
	if (isModern(process.versions.node)) return;
	process.stderr.write(
		`This program needs Node ${needed.join('.')} or newer, and this is Node ${process.versions.node}. ` +
			'Start it with `npm start` (or `npm run …`), which uses the Node that the project brings.\n'
	);
	process.exit(1);
}
