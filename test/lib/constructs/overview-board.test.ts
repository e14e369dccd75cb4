import { describe, expect, it } from '@jest/globals';
import { metrics } from '../../../core/metrics.ts';
import { synthesize } from '../synth.ts';

const { ofType } = synthesize({ dashboard: 'true' });
const [board] = ofType('AWS::CloudWatch::Dashboard').map(([, properties]) => properties);
const body = JSON.stringify(board?.DashboardBody);

describe('the dashboard', () => {
  it('shows everything that functions count, by the same names', () => {
    for (const name of Object.keys(metrics)) expect(body).toContain(`\\"kaskad/dev\\",\\"${name}\\"`);
  });

  it('shows whether each alarm rings', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm').map(([, { AlarmName }]) => String(AlarmName));

    expect(alarms.length).toBeGreaterThan(10);
    for (const alarm of alarms) expect(body).toContain(`:alarm:${alarm}\\"`);
  });

  it('shows what waits and what failed of each queue, and each function', () => {
    const ids = JSON.stringify(board);
    for (const [id] of ofType('AWS::SQS::Queue')) expect(ids).toContain(`"${id}"`);
    for (const [id] of ofType('AWS::Lambda::Function')) expect(ids).toContain(`"${id}"`);
  });

  it('is one, and none where nobody has asked for it', () => {
    expect(ofType('AWS::CloudWatch::Dashboard')).toHaveLength(1);
    expect(synthesize().ofType('AWS::CloudWatch::Dashboard')).toEqual([]);
  });
});
