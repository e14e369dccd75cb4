import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { buildSync } from 'esbuild';

const sources = new Map<string, string>();

/**
 * Starts a worker thread from a TypeScript entry. It is bundled here, once for all threads of that kind:
 * Node's own type stripping would cost every thread 12 MB and 25 ms.
 */
export function startThread(entry: URL, options: WorkerOptions): Worker {
  const file = fileURLToPath(entry);
  let source = sources.get(file);
  if (source === undefined) {
    source = bundle(file);
    sources.set(file, source);
  }
  return new Worker(source, { ...options, eval: true });
}

function bundle(file: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
