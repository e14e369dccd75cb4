import type { FunctionModel } from '../template/models/function.ts';

/** Where functions and tests find the fakes. */
export interface AwsAddresses {
  readonly region: string;
  /** EventBridge, Scheduler, SQS, SES and SNS. */
  readonly aws: string;
  readonly dynamodb: string;
}

/** The variables that lead every plain SDK client to the local run. */
export const sdkEnvironment = ({ region, aws, dynamodb }: AwsAddresses): Record<string, string> => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL: aws,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
});

/** A function's variables: the template's, and what Lambda itself sets. Webhooks and feeds may be tried out against this very machine. */
export const functionEnvironment = (
  model: FunctionModel,
  addresses: AwsAddresses,
): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  ...model.environment,
  ...(model.environment.WEBHOOKS_TO_LOOPBACK !== undefined && { WEBHOOKS_TO_LOOPBACK: 'true' }),
  ...(model.environment.HOOKS_ASK_LOOPBACK !== undefined && { HOOKS_ASK_LOOPBACK: 'true' }),
  ...(model.environment.FEEDS_FROM_LOOPBACK !== undefined && { FEEDS_FROM_LOOPBACK: 'true' }),
  ...sdkEnvironment(addresses),
  _HANDLER: model.handler,
  AWS_EXECUTION_ENV: `AWS_Lambda_${model.runtime}`,
  AWS_LAMBDA_FUNCTION_NAME: model.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMb),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  LAMBDA_TASK_ROOT: model.code.kind === 'folder' ? model.code.path : process.cwd(),
});
