import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
await import('../build/node/cli.js');
