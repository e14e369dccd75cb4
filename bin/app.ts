import { App, Validations } from 'aws-cdk-lib/core';
import { appProps, buildKaskad } from '../lib/app.ts';
import { bundleFunctions } from '../lib/bundle.ts';

const app = new App(appProps);
buildKaskad(app, bundleFunctions());
if (process.env.KASKAD_NAG === '1') {
  const { AwsSolutionsChecks } = await import('cdk-nag');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
app.synth();
