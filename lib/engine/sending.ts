import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
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
}

const allow = (actions: string[], ...resources: string[]) => new PolicyStatement({ actions, resources });
