import type { App, IPolicyValidationPlugin } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag';

/** cdk-nag's packs. What is a fault fails the synthesis; warnings are said: each is an option of the stage. */
export const packsFor = (app: App): IPolicyValidationPlugin[] =>
  [new AwsSolutionsChecks(app), new ServerlessChecks(app)].map(withWarnings);

const withWarnings = (pack: NagPack): IPolicyValidationPlugin => ({
  name: pack.name,
  validate(context) {
    const report = pack.validate(context);
    return { ...report, success: report.violations.every(({ severity }) => severity !== 'error') };
  },
});
