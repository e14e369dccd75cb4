import { App, Validations } from 'aws-cdk-lib/core';
import { buildConsole } from '../console/build.ts';
import { appProps, buildKaskad } from '../lib/app.ts';
import { bundleFunctions } from '../lib/bundle.ts';
import { readStage } from '../lib/stage-context.ts';
import { WrongStage } from '../lib/wrong-stage.ts';
import { layDownStageFile } from './stage/lay-down.ts';

async function synthesize(): Promise<void> {
  const app = new App(appProps);
  layDownStageFile(app.node, process.cwd());
  const stage = readStage(app.node);
  const consoleFolder = stage.console ? await buildConsole() : undefined;
  buildKaskad(app, stage, {
    codeOf: bundleFunctions(),
    ...(consoleFolder !== undefined && { consoleFolder }),
  });
  if (process.env.KASKAD_NAG === '1') {
    const { packsFor } = await import('./nag.ts');
    Validations.of(app).addPlugins(...packsFor(app));
  }
  app.synth();
}

try {
  await synthesize();
} catch (error) {
  if (!(error instanceof WrongStage)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
