import { Validations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Stage } from './stage.ts';

/** All that cdk-nag finds and is meant so: one rule, one reason each. A test says which resources each is about, and that it is no other. */
const meant: Readonly<Record<string, string>> = {
  'AwsSolutions-APIG4':
    'Who calls is checked behind the gateway: write keys by collect, bearer tokens by the API, signed tokens in links; some paths are for everybody.',
  'AwsSolutions-S1':
    'The files of the console are the same for everybody; who reads the archive stands in CloudTrail where that is on, and a log of it would hold as many objects again.',
  'AwsSolutions-SQS3':
    'These are dead-letter queues themselves, of the schedules and of the rule that fills the archive, which no other queue names.',
  'AwsSolutions-COG8':
    'The plus plan is paid for by the person; a second factor is asked of everybody without it.',
  'AwsSolutions-CFR3':
    'Files are the same for everybody, and the API keeps its own log of routes, without addresses of people.',
  'AwsSolutions-CFR4':
    'Without a domain of its own CloudFront gives its certificate, and the rule knows no other way to TLS 1.2: consoleDomain is one.',
  'Serverless-SQSRedrivePolicy':
    'These are dead-letter queues themselves: their messages are put back by hand, after somebody has looked.',
  'Serverless-LambdaDLQ':
    'Functions are called by HTTP, by queues that have dead letters of their own, and by CloudFormation, which says itself what failed.',
  'Serverless-LambdaEventSourceMappingDestination':
    'A mapping of SQS takes no destination: what fails goes to the dead letters of the queue.',
};

const NAMED_LATER =
  'Each pattern is as narrow as AWS takes it: what it stands for is named by AWS, at run time, or is a phone number, which is no resource.';

/** Sets aside, on the stacks below a construct and on nothing of the app around it. */
export function setAside(scope: Construct, stage: Stage): void {
  const acknowledge = (id: string, reason: string) => Validations.of(scope).acknowledge({ id, reason });
  for (const [id, reason] of Object.entries(meant)) acknowledge(id, reason);
  for (const pattern of patternsOf(stage))
    acknowledge(`AwsSolutions-IAM5[Resource::${pattern}]`, NAMED_LATER);
}

/** What permissions of functions leave open, and nothing besides. */
function patternsOf({ name, region, account, mailIdentity, archive, console }: Stage): string[] {
  // As cdk-nag writes them: where a stage says region or account, they stand in the template.
  const here = `${region ?? '<AWS::Region>'}:${account ?? '<AWS::AccountId>'}`;
  const arn = (service: string, resource: string) => `arn:<AWS::Partition>:${service}:${here}:${resource}`;
  const archived = `Kaskad-${name}-Data:ExportsOutputFnGetAttArchiveBucketArnF44200DF`;
  return [
    // A schedule is named by a hash; the group holds nothing but schedules of this stage.
    arn('scheduler', `schedule/kaskad-${name}/*`),
    // Push applications of this stage only, which CloudFormation cannot make, and their devices.
    arn('sns', `app/*/kaskad-${name}-*`),
    arn('sns', `endpoint/*/kaskad-${name}-*`),
    // An SMS goes to a phone number.
    '*',
    // The sender is a setting of the shop, changed without a deployment; mailIdentity narrows it.
    ...(mailIdentity === undefined ? [arn('ses', 'identity/*')] : []),
    // Files are named by the time of writing and by jobs; the bucket holds nothing else.
    ...(archive ? [`${archived}/events*`, `${archived}/*`] : []),
    ...(console ? ['<Files8E6940B8.Arn>/*'] : []),
  ];
}
