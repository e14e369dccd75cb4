import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Segment's build for pages, as npm has it: its entry and the parts that it loads from beside the settings. */
const wanted = (file: string) =>
  file === 'standalone.js' || (file.includes('.bundle.') && file.endsWith('.js'));

/** Copies the browser client unchanged, under the file names that it asks for itself. */
export function copyBrowserClient(target: string): void {
  const main = createRequire(import.meta.url).resolve('@segment/analytics-next');
  const source = join(dirname(main), '../umd');
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(source).filter(wanted)) cpSync(join(source, file), join(target, file));
}
