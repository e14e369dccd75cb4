import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { synthesize } from '../synth.ts';

const alarms = synthesize().ofType('AWS::CloudWatch::Alarm');
const withArchive = synthesize({ archive: 'true' }).ofType('AWS::CloudWatch::Alarm');
const anchorOf = (description = '') => description.split('docs/runbook.md#')[1];

describe('alarms', () => {
  it('each lead to a heading of the runbook, and each heading has its alarm', () => {
    const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
    const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

    const anchors = withArchive.map(([, { AlarmDescription }]) => anchorOf(AlarmDescription));

    expect(anchors.sort()).toEqual(headings.sort());
  });

  it.each(withArchive)('%s says in a sentence what it means', (_id, { AlarmDescription }) => {
    expect(AlarmDescription).toMatch(/^[A-Z].{30,}\. What to do: /);
  });

  it('are few: each beyond the free ten costs ten cents a month', () => {
    expect(alarms.length).toBeLessThanOrEqual(18);
  });

  it('notify the topic that the stage names', () => {
    const topic = 'arn:aws:sns:eu-central-1:123456789012:on-call';

    const notifying = synthesize({ alarmTopicArn: topic }).ofType('AWS::CloudWatch::Alarm');

    for (const [, alarm] of notifying) expect(alarm).toMatchObject({ AlarmActions: [topic] });
  });
});
