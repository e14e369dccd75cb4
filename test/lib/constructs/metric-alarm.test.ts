import { describe, expect, it } from '@jest/globals';
import { metrics } from '../../../core/metrics.ts';
import { synthesize } from '../synth.ts';

const { ofType } = synthesize();
const alarms = ofType('AWS::CloudWatch::Alarm').map(([, properties]) => properties);
const functions = ofType('AWS::Lambda::Function').map(([, properties]) => properties);

describe('an alarm over what functions count', () => {
  const ours = alarms.filter(({ Namespace }) => Namespace === 'kaskad/dev');

  it('looks at the names that they count by, in the namespace that they are told', () => {
    const names = ours.map(({ MetricName }) => MetricName);

    expect(names.sort()).toEqual([
      'BudgetsNearlySpent',
      'MalformedDocuments',
      'MarketingMailUneasy',
      'ProvidersShut',
    ]);
    for (const name of names) expect(Object.keys(metrics)).toContain(name);
    expect(functions.length).toBeGreaterThan(7);
    for (const { Environment } of functions)
      expect(Environment).toMatchObject({ Variables: { METRICS_NAMESPACE: 'kaskad/dev' } });
  });

  it('rings at the first, and rests while nothing is counted', () => {
    for (const alarm of ours)
      expect(alarm).toMatchObject({ Statistic: 'Sum', Threshold: 0, TreatMissingData: 'notBreaching' });
  });
});
