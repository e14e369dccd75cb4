import { type CloudWatchClient, type MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { type Found, fault, note, ok, type Probe } from '../finding.ts';
import { deployAgain } from '../remedies.ts';

/** Its description names the heading in the runbook, and its name ends in it: `kaskad-prod-eu-x` is none of the stage `prod`. */
const isOf =
  (stage: string) =>
  ({ AlarmName = '', AlarmDescription = '' }: MetricAlarm): boolean =>
    AlarmName === `kaskad-${stage}-${AlarmDescription.slice(AlarmDescription.lastIndexOf('#') + 1)}`;

const alarmsOf = async (client: CloudWatchClient, stage: string): Promise<MetricAlarm[]> => {
  const found: MetricAlarm[] = [];
  const pages = paginateDescribeAlarms({ client }, { AlarmNamePrefix: `kaskad-${stage}-` });
  for await (const { MetricAlarms = [] } of pages) found.push(...MetricAlarms.filter(isOf(stage)));
  return found;
};

const ringing = ({ AlarmName = '', AlarmDescription = '' }: MetricAlarm): Found => {
  const [impact = '', runbook] = AlarmDescription.split(' What to do: ');
  return fault(`${AlarmName} rings: ${impact}`, `${runbook ?? 'docs/runbook.md'} says what to do.`);
};

/** Does one ring, and would anybody hear it? */
export const alarmsProbe = (client: CloudWatchClient, stage: string): Probe => ({
  about: 'alarms',
  allow: ['cloudwatch:DescribeAlarms'],
  async look() {
    const alarms = await alarmsOf(client, stage);
    if (alarms.length === 0) return [fault('There are no alarms.', deployAgain(stage))];
    const found = alarms.filter(({ StateValue }) => StateValue === 'ALARM').map(ringing);
    if (found.length === 0) found.push(ok(`${alarms.length} alarms, none rings.`));
    if (alarms.every(({ AlarmActions = [] }) => AlarmActions.length === 0))
      found.push(
        note('Alarms tell nobody.', 'Say alarmTopicArn in the stage file, a topic of SNS, and deploy.'),
      );
    return found;
  },
});
