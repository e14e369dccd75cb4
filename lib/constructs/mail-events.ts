import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';

/** What SES reports. No CLICK: with it SES would rewrite the links, and our own redirect counts them. */
const reported = ['DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT', 'OPEN', 'DELIVERY_DELAY'];

/** The configuration set that mail is sent under; SES can report only to the account's default bus. */
export class MailEvents extends Construct {
  readonly configurationSetName: string;
  readonly configurationSetArn: string;
  /** Matches the reports on our own mail among all of the account's. */
  readonly pattern: EventPattern;

  constructor(scope: Construct, id: string, props: { readonly stage: Stage }) {
    super(scope, id);
    const stack = Stack.of(this);
    const name = `kaskad-${props.stage.name}`;
    const configurationSet = new CfnConfigurationSet(this, 'ConfigurationSet', { name });
    new CfnConfigurationSetEventDestination(this, 'Reports', {
      configurationSetName: configurationSet.ref,
      eventDestination: {
        name: 'default-bus',
        enabled: true,
        matchingEventTypes: reported,
        eventBridgeDestination: {
          eventBusArn: stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' }),
        },
      },
    });
    this.configurationSetName = name;
    this.configurationSetArn = stack.formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: name,
    });
    this.pattern = { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': [name] } } } };
  }
}
