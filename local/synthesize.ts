import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The app could not be synthesized; the message is what it printed. */
export class SynthesisFailed extends Error {}

/**
 * Synthesizes the CDK app into a folder, in a process of its own: the CDK holds 150 MB that the local run can do without.
 * @param outputFolder relative to the repository
 */
export async function synthesize(outputFolder = 'cdk.out'): Promise<void> {
  const app = spawn(process.execPath, ['bin/app.ts'], {
    cwd: root,
    // The CDK's own check of the templates takes half of the time and changes nothing in them; `npm run synth` makes it.
    env: { ...process.env, CDK_OUTDIR: outputFolder, CDK_VALIDATION: 'false' },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const end = () => void app.kill();
  process.once('exit', end);
  let printed = '';
  app.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const [code] = (await once(app, 'close')) as [number | null];
  process.off('exit', end);
  if (code !== 0) throw new SynthesisFailed(printed);
}
