import type { FunctionName } from '../../../functions/manifest.ts';

const named = {
  ...{ collect: true, api: true, links: true, 'update-profile': true, 'advance-enrollment': true },
  ...{ 'record-delivery': true, 'run-jobs': true, 'keep-counts': true, 'publish-console': true },
} satisfies Record<FunctionName, true>;

/** All functions, without the infrastructure that they are made with. */
export const functionNames: readonly string[] = Object.keys(named);
