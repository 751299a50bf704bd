const { join } = require('node:path');

const root = join(__dirname, '..', '..');

/** The aliases of svelte.config.js, in the form that dependency-cruiser reads. */
module.exports = {
	resolve: { alias: { $lib: join(root, 'src/lib'), $i18n: join(root, 'src/i18n') } }
};
