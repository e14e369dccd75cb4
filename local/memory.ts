import { setFlagsFromString } from 'node:v8';

// Imported before everything else, since it holds for what is loaded after it.

// V8 lets the young generation of the main thread grow to 48 MB before it tidies up. It stays at the megabyte it
// starts with: most of the work is done in other threads, whose limits are given where they start.
setFlagsFromString('--semi-space-growth-factor=1');

// Else esbuild keeps a thread of its own, 11 MB, for the two bundles that this run makes on the spot.
process.env.ESBUILD_WORKER_THREADS = '0';
