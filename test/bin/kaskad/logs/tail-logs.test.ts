import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { beforeEach, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { tailLogs } from '../../../../bin/kaskad/logs/tail-logs.ts';

const logs = mockClient(CloudWatchLogsClient);
let said: string[] = [];
const say = (line: string): void => void said.push(line);
beforeEach(() => {
  logs.reset();
  said = [];
});

const line = (eventId: string, timestamp: number, message: string) => ({ eventId, timestamp, message });
const ask = (more: object = {}) => ({
  ...{
    stage: 'prod',
    functions: ['api', 'collect'],
    sinceMs: 1_000_000,
    contacts: false,
    goOn: async () => false,
  },
  ...more,
});
const client = () => new CloudWatchLogsClient({ region: 'eu-central-1' });

it('tells lines of several functions in order of time, and covers whom they might name', async () => {
  logs.on(FilterLogEventsCommand, { logGroupName: '/kaskad/prod/api' }).resolves({
    events: [line('2', 2_000_000, '{"level":"error","error":"no ann@shop.example, +49 151 1234567"}\n')],
  });
  logs
    .on(FilterLogEventsCommand, { logGroupName: '/kaskad/prod/collect' })
    .resolves({ events: [line('1', 1_500_000, 'first')] });

  await tailLogs(client(), ask(), say);
  await tailLogs(client(), ask({ functions: ['api'], contacts: true }), say);

  expect(said).toEqual([
    '1970-01-01T00:25:00.000Z collect first',
    '1970-01-01T00:33:20.000Z api {"level":"error","error":"no •••@•••, +•••"}',
    '1970-01-01T00:33:20.000Z api {"level":"error","error":"no ann@shop.example, +49 151 1234567"}',
  ]);
});

it('follows: tells each line once, and the late ones too', async () => {
  logs
    .on(FilterLogEventsCommand)
    .resolvesOnce({ events: [line('b', 2_000_000, 'b')], nextToken: 'more' })
    .resolvesOnce({ events: [line('c', 2_000_001, 'c')] })
    .resolvesOnce({ events: [line('a', 1_999_000, 'late'), line('b', 2_000_000, 'b')] });
  let looks = 0;

  await tailLogs(client(), ask({ functions: ['api'], filter: 'ERROR', goOn: async () => ++looks < 2 }), say);

  expect(said.map((one) => one.split(' ').at(-1))).toEqual(['b', 'c', 'late']);
  const asked = logs.commandCalls(FilterLogEventsCommand).map(({ args: [{ input }] }) => input);
  expect(asked.map(({ startTime }) => startTime)).toEqual([1_000_000, 1_000_000, 1_970_001]);
  expect(asked[0]?.filterPattern).toBe('"ERROR"');
});

it.each([
  ['AccessDeniedException', 'May not read /kaskad/prod/links: allow logs:FilterLogEvents.'],
  ['ResourceNotFoundException', 'There is no log /kaskad/prod/links in this account and region.'],
])('says of %s what is to be done', async (name, sentence) => {
  logs.on(FilterLogEventsCommand).rejects(Object.assign(new Error('no'), { name }));

  await expect(tailLogs(client(), ask({ functions: ['links'] }), say)).rejects.toThrow(sentence);
});
