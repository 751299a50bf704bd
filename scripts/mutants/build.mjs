/** Builds the copy of the sources it stands in; `MUTANTS=1` gives every guard its switch. */
import { build } from '../build.mjs';
import { say } from '../project.mjs';

const { code, output } = await build();
if (code !== 0) say(output);
process.exitCode = code;
