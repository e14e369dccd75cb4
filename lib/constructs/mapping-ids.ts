import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../../functions/manifest.ts';
import type { AppFunction } from './app-function.ts';

/** As they were first deployed. */
const mappingIds: Partial<Record<FunctionName, string>> = {
  'advance-enrollment': 'advanceenrollmentFunctionSqsEventSourceKaskadEngineWakesQueueFBECD662982E276E',
  'update-profile': 'updateprofileFunctionSqsEventSourceKaskadEngineProfilesQueue13AE35F08DD1EF97',
  'record-delivery': 'recorddeliveryFunctionSqsEventSourceKaskadEngineDeliveriesQueueC960475915B7D6D3',
  'run-jobs': 'runjobsFunctionSqsEventSourceKaskadEngineJobsQueue12DB6180577CB41A',
  'keep-counts': 'keepcountsFunctionSqsEventSourceKaskadEngineCountsQueue4C78DC9E0F21AB74',
};

/**
 * Keeps the id of the mapping between a function and its queue. It would hold the path of the stack, which is another one in somebody's
 * own app; and AWS takes no second mapping between the same two, so that a deployment with another id fails.
 */
export function pinMapping({ name, lambda }: AppFunction): void {
  const mapping = lambda.node.findAll().find((one) => one instanceof CfnEventSourceMapping);
  const logicalId = mappingIds[name];
  if (mapping && logicalId !== undefined) mapping.overrideLogicalId(logicalId);
}
