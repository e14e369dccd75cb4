import { CURRENT_VERSION_EXPIRED_FLAGS, CURRENT_VERSION_FLAG_DEFAULTS, FLAGS } from 'aws-cdk-lib/cx-api';
import type { Construct } from 'constructs';
import { appProps } from './app.ts';

/**
 * Sets every feature flag of the CDK below a construct as Kaskad's own app has it: a flag of somebody else's app must not name what
 * holds data anew, and templates stay those that are tested.
 */
export function pinFlags({ node }: Construct): void {
  const flags = Object.keys(FLAGS).filter((flag) => !CURRENT_VERSION_EXPIRED_FLAGS.includes(flag));
  for (const flag of flags) node.setContext(flag, CURRENT_VERSION_FLAG_DEFAULTS[flag] ?? false);
  for (const [flag, value] of Object.entries(appProps.context ?? {})) node.setContext(flag, value);
}
