import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Route53Client } from '@aws-sdk/client-route-53';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { EDGE_REGION } from '../../../lib/needs-edge.ts';
import { shortCalls } from './short-calls.ts';

/** All services that the doctor asks. */
export interface Clients {
  readonly sts: STSClient;
  readonly ssm: SSMClient;
  readonly cloudFormation: CloudFormationClient;
  /** In us-east-1, whatever the stage's region is. */
  readonly edge: CloudFormationClient;
  readonly edgeSsm: SSMClient;
  readonly cloudWatch: CloudWatchClient;
  readonly cognito: CognitoIdentityProviderClient;
  readonly dynamo: DynamoDBClient;
  readonly lambda: LambdaClient;
  readonly route53: Route53Client;
  readonly ses: SESv2Client;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
}

/** Without a region that of the profile counts. */
export const awsClients = (region: string | undefined): Clients => {
  const config = { ...shortCalls, ...(region !== undefined && { region }) };
  return {
    sts: new STSClient(config),
    ssm: new SSMClient(config),
    cloudFormation: new CloudFormationClient(config),
    edge: new CloudFormationClient({ ...config, region: EDGE_REGION }),
    edgeSsm: new SSMClient({ ...config, region: EDGE_REGION }),
    cloudWatch: new CloudWatchClient(config),
    cognito: new CognitoIdentityProviderClient(config),
    dynamo: new DynamoDBClient(config),
    lambda: new LambdaClient(config),
    route53: new Route53Client(config),
    ses: new SESv2Client(config),
    sns: new SNSClient(config),
    sqs: new SQSClient(config),
  };
};
