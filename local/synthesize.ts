import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What stays out of a deployment by default is here, and nowhere else has to be asked for. */
export const localContext = {
  CDK_CONTEXT_JSON: JSON.stringify({ archive: 'true', console: 'false', stageFile: 'false' }),
};

const root = fileURLToPath(new URL('..', import.meta.url));

/** Not the folder that is deployed: the two differ in what they are asked for. */
export const LOCAL_ASSEMBLY = '.kaskad/local.out';

/** The app could not be synthesized; the message is what it printed. */
export class SynthesisFailed extends Error {}

/**
 * Synthesizes the CDK app into a folder, in a process of its own: the CDK holds 150 MB that the local run can do without.
 * @param outputFolder relative to the repository
 */
export async function synthesize(outputFolder = LOCAL_ASSEMBLY): Promise<void> {
  const app = spawn(process.execPath, ['bin/app.ts'], {
    cwd: root,
    // The CDK's own check of the templates takes half of the time and changes nothing in them; `npm run synth` makes it.
    env: { ...process.env, ...localContext, CDK_OUTDIR: outputFolder, CDK_VALIDATION: 'false' },
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
