/** What CloudFormation would know about the account and what the local run puts in its place. */
export interface Surroundings {
  readonly region: string;
  readonly accountId: string;
  /** Base address of the HTTP API, no trailing slash. */
  readonly apiEndpoint: string;
  /** Base address of the AWS fakes, no trailing slash. */
  readonly awsEndpoint: string;
}

export const LOCAL_ACCOUNT = '000000000000';

export const localRegion = (env: NodeJS.ProcessEnv = process.env): string =>
  env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'eu-central-1';

export const pseudoParameters = ({ region, accountId }: Surroundings): Readonly<Record<string, string>> => ({
  'AWS::AccountId': accountId,
  'AWS::Region': region,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
});

/** `arn:aws:service:region:account:resource` in the local account. */
export const arnOf = ({ region, accountId }: Surroundings, service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;
