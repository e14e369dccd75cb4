import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countUnits, type Units } from '../../bench/run/count-units.ts';
import { browsing, shopping } from '../../bench/run/events.ts';
import { type Metered, startMetered } from '../../bench/run/metered.ts';
import type { AwsCall } from '../../local/meter.ts';
import { ensureAssembly } from '../support/assembly.ts';
import { startLocalKaskad } from '../support/start-local.ts';

const REQUESTS = 20;
/** Fills what a profile remembers of recent messages and bus entries. */
const WARM_UP = 25;
const PEOPLE = {
  'the typical person': { doing: browsing, profileWriteUnits: 1.05 },
  'a person with an open cart': { doing: shopping, profileWriteUnits: 2.05 },
};
const CASES = Object.entries(PEOPLE).flatMap(([who, allowed]) =>
  [1, 10, 20].map((size) => ({ who, size, ...allowed })),
);

let metered: Metered;
beforeAll(async () => {
  metered = await startMetered(startLocalKaskad);
}, 120_000);
afterAll(async () => await metered.local.stop());

const visited = async (person: string, doing: typeof browsing, size: number, requests = REQUESTS) =>
  await metered.visit({ person, doing, size, requests });

const perRequest = (calls: readonly AwsCall[], name: keyof Units) => countUnits(calls)[name] / REQUESTS;

describe.each(CASES)('$size events a request of $who', ({ doing, size, profileWriteUnits }) => {
  let calls: AwsCall[];
  beforeAll(async () => {
    const person = `${doing.name}-${size}`;
    await metered.meet(person);
    await visited(person, doing, size, WARM_UP);
    calls = await visited(person, doing, size);
  }, 60_000);

  it('are one HTTP request and one bus entry', () => {
    expect(perRequest(calls, 'httpRequests')).toBeLessThanOrEqual(1.01);
    expect(perRequest(calls, 'busEntries')).toBeLessThanOrEqual(1.01);
  });

  // Two requests a batch and one a message are 1.2 a message in batches of ten; here each message is its own batch. What
  // the bus sends is counted as if it were billed to us, empty long polls are not counted.
  it('are one message sent, and one receive and one delete a batch', () => {
    const queue = (action: string) =>
      calls.filter((call) => call.service === 'sqs' && call.action === action).length / REQUESTS;
    const batches = calls.filter(({ resource = '' }) => resource.endsWith('update-profile')).length;
    expect(queue('SendMessage')).toBeLessThanOrEqual(1.01);
    expect(queue('ReceiveMessage') * REQUESTS).toBe(batches);
    expect(queue('DeleteMessageBatch') * REQUESTS).toBe(batches);
    expect(perRequest(calls, 'queueRequests')).toBeLessThanOrEqual(3);
  });

  it('write the profile in the units promised, its history in one more, and nothing else', () => {
    expect(perRequest(calls, 'profileWriteUnits')).toBeLessThanOrEqual(profileWriteUnits);
    expect(perRequest(calls, 'historyWriteUnits')).toBeLessThanOrEqual(1);
    expect(perRequest(calls, 'otherWriteUnits')).toBeLessThanOrEqual(0.05);
  });

  it('read the profile, the key of the source, the head of the configuration, and what the cart began', () => {
    const cascade = doing === shopping ? 1 : 0;
    expect(perRequest(calls, 'readUnits')).toBeLessThanOrEqual(2.5 + cascade + 0.05);
  });

  it('use no transaction and log next to nothing', () => {
    expect(perRequest(calls, 'transactions')).toBe(0);
    expect(perRequest(calls, 'logBytes') / size).toBeLessThanOrEqual(20);
  });
});

it('no table has a stream', async () => {
  const assembly = await ensureAssembly();
  const templates = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
  const written = templates.map((name) => readFileSync(join(assembly, name), 'utf8')).join('\n');
  expect(written).toContain('AWS::DynamoDB::');
  expect(written).not.toContain('StreamSpecification');
});

describe('a long history', () => {
  const HISTORY_EVENTS = 1000;
  const SIZE = 20;

  it.each(Object.entries(PEOPLE))(
    'costs %s nothing',
    async (_who, { doing }) => {
      const person = `${doing.name}-for-long`;
      await metered.meet(person);
      await visited(person, doing, SIZE, doing === browsing ? 1 : WARM_UP);
      const before = countUnits(await visited(person, doing, SIZE));
      await visited(person, doing, SIZE, HISTORY_EVENTS / SIZE);
      const after = countUnits(await visited(person, doing, SIZE));

      const total = ({ profileWriteUnits, historyWriteUnits, readUnits, otherWriteUnits }: Units) =>
        profileWriteUnits + historyWriteUnits + readUnits + otherWriteUnits;
      expect(total(after)).toBeLessThanOrEqual(total(before) * 1.05);
      expect(after.profileWriteUnits).toBeLessThanOrEqual(before.profileWriteUnits * 1.05);
      expect(after.busEntries).toBe(before.busEntries);
      expect(after.queueRequests).toBe(before.queueRequests);
    },
    60_000,
  );
});
