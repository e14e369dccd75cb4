import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack, Validations } from 'aws-cdk-lib/core';
import type { AppFunction } from '../constructs/app-function.ts';
import type { MailEvents } from '../constructs/mail-events.ts';
import type { Stage } from '../stage.ts';

interface SendingProps {
  readonly stage: Stage;
  readonly mail: MailEvents;
}

/** Mail, SMS and push: the only permissions that reach people, in one policy that can be read at once. */
export function maySend(worker: AppFunction, { stage, mail }: SendingProps): void {
  const stack = Stack.of(worker);
  const identities = stack.formatArn({
    service: 'ses',
    resource: 'identity',
    resourceName: stage.mailIdentity ?? '*',
  });
  // Platform applications are made by the command line, under the stage's prefix.
  const pushed = (resource: string) =>
    stack.formatArn({ service: 'sns', resource, resourceName: `*/kaskad-${stage.name}-*` });
  const policy = new Policy(worker, 'Sending', {
    statements: [
      allow(['ses:SendEmail'], identities, mail.configurationSetArn),
      allow(['sns:CreatePlatformEndpoint'], pushed('app')),
      allow(['sns:SetEndpointAttributes'], pushed('endpoint')),
      allow(['sns:Publish', ...(stage.endUserMessaging ? ['sms-voice:SendTextMessage'] : [])], '*'),
    ],
  });
  if (worker.lambda.role) policy.attachToRole(worker.lambda.role);
  for (const [finding, reason] of acknowledged(stage))
    Validations.of(policy).acknowledge({ id: `AwsSolutions-IAM5[Resource::${finding}]`, reason });
}

const allow = (actions: string[], ...resources: string[]) => new PolicyStatement({ actions, resources });

const here = '<AWS::Region>:<AWS::AccountId>';

function acknowledged(stage: Stage): [string, string][] {
  const reasons: [string, string][] = [
    ['*', 'An SMS goes to a phone number, which is no resource: AWS takes nothing narrower than * here.'],
    [
      `arn:<AWS::Partition>:sns:${here}:app/*/kaskad-${stage.name}-*`,
      'Push applications of this stage only; CloudFormation cannot make them, so that their names are not known here.',
    ],
    [
      `arn:<AWS::Partition>:sns:${here}:endpoint/*/kaskad-${stage.name}-*`,
      'Endpoints of those applications: one per device, made at run time.',
    ],
  ];
  if (!stage.mailIdentity)
    reasons.push([
      `arn:<AWS::Partition>:ses:${here}:identity/*`,
      'The sender is a setting of the shop, changed without a deployment; -c mailIdentity=… narrows it.',
    ]);
  return reasons;
}
