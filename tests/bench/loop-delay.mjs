/** Loaded before the server: measures its event loop and answers the measuring process. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const milliseconds = (nanoseconds) => nanoseconds / 1e6;

process.on('message', (message) => {
	if (message === 'reset') delay.reset();
	else process.send?.({ p99: milliseconds(delay.percentile(99)), max: milliseconds(delay.max) });
});
process.channel?.unref();
