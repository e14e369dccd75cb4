import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type CountedLine, countedLines } from '../../../core/counted-lines.ts';
import { log } from '../../../functions/runtime/log.ts';
import { synthesize } from '../synth.ts';

const { ofType } = synthesize();
const filters = ofType('AWS::Logs::MetricFilter').map(([, properties]) => properties);
const alarms = ofType('AWS::CloudWatch::Alarm').map(([, properties]) => properties);
const lines = Object.keys(countedLines) as CountedLine[];

const patternsOf = (line: CountedLine): string[] =>
  filters.flatMap(({ FilterPattern, MetricTransformations: [metric] = [] }) =>
    metric?.MetricName === line ? [FilterPattern ?? ''] : [],
  );

/** Lambda's JSON format: what a function prints is text in `message`, even where it is JSON itself. */
const asLambdaWrites = (line: CountedLine): string => {
  const print = jest.spyOn(console, 'warn').mockReturnValue();
  log.warn(countedLines[line], { reason: 'x' });
  return JSON.stringify({ level: 'WARN', requestId: 'r', message: print.mock.calls[0]?.[0] });
};

afterEach(() => void jest.restoreAllMocks());

describe('a line that is counted', () => {
  it.each(lines)('%s is found in the log as Lambda writes it', (line) => {
    const patterns = patternsOf(line);

    expect(patterns).not.toEqual([]);
    for (const pattern of patterns) {
      expect(pattern).toMatch(/^"[^"]+"$/);
      expect(asLambdaWrites(line)).toContain(pattern.slice(1, -1));
    }
  });

  it.each(lines)('%s rings one alarm, under the name that it is counted by', (line) => {
    const ringing = alarms.filter(({ MetricName }) => MetricName === line);

    expect(ringing).toEqual([
      expect.objectContaining({ Namespace: 'kaskad/dev', Threshold: 0, TreatMissingData: 'notBreaching' }),
    ]);
    for (const { MetricTransformations } of filters)
      expect(MetricTransformations).toMatchObject([{ MetricNamespace: 'kaskad/dev', MetricValue: '1' }]);
  });
});
