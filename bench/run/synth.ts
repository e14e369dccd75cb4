import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

/** KB zipped that a function may have; the others have no goal of their own. */
const GOALS: Readonly<Record<string, number>> = {
  collect: 250,
  'update-profile': 300,
  'advance-enrollment': 450,
};
const FUNCTIONS = 'dist/functions';
/** A file's two headers in a zip, less its name, which stands in both. */
const ZIP_HEADERS = 76;

const kb = (bytes: number) => Math.round(bytes / 1024);
const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);

function rowOf(name: string) {
  const folder = join(FUNCTIONS, name);
  const files = globSync('**/*', { cwd: folder }).filter((file) => statSync(join(folder, file)).isFile());
  const zipped = files.map(
    (file) => deflateRawSync(readFileSync(join(folder, file))).length + ZIP_HEADERS + 2 * file.length,
  );
  return {
    'code, KB': kb(statSync(join(folder, 'index.js')).size),
    'zipped, KB': kb(sum(zipped)),
    ...(name in GOALS && { 'goal, KB': GOALS[name] }),
  };
}

/** Synthesizes as `npm run synth` does, with the CDK's own check of the templates, and weighs what would be uploaded. */
export function measureSynth(): void {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-synth-'));
  const startedAtMs = performance.now();
  execFileSync(process.execPath, ['bin/app.ts'], { env: { ...process.env, CDK_OUTDIR: folder } });
  const seconds = (performance.now() - startedAtMs) / 1000;
  rmSync(folder, { recursive: true });
  console.log(
    `synthesized in ${seconds.toFixed(1)} s (goal 10); functions with all that is uploaded with them:`,
  );
  console.table(Object.fromEntries(globSync('*', { cwd: FUNCTIONS }).map((name) => [name, rowOf(name)])));
}
