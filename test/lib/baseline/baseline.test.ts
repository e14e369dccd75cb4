import { describe, expect, it } from '@jest/globals';
import { faultsBetween } from './faults.ts';
import names from './named.json' with { type: 'json' };
import { type Named, namedOf, takenNames } from './named.ts';
import pinned from './stateful.json' with { type: 'json' };
import { type Baseline, LOSSES, statefulOf } from './stateful.ts';

const baseline: Baseline = pinned;

/** The baseline with the change that a careless commit would make. */
const changed = (change: (text: string) => string): Baseline => JSON.parse(change(JSON.stringify(baseline)));
const swap = (from: string, to: string) => changed((text) => text.replaceAll(from, to));
const without = (...ids: string[]) =>
  changed((text) =>
    JSON.stringify(JSON.parse(text, (key, value) => (ids.includes(key) ? undefined : value))),
  );
const queues = Object.keys(baseline.engine.resources).filter(
  (id) => /Queue[0-9A-F]{8}$/.test(id) && !id.includes('Sqs'),
);

describe('deploying over what is there', () => {
  // On purpose: `npm run pin-state`, with a plan for what is in the old one.
  it('replaces, deletes or bares nothing that holds state', () => {
    expect(faultsBetween(baseline, statefulOf())).toEqual([]);
  });

  it('asks for no name that another resource of the stack still has', () => {
    expect(takenNames(names, namedOf())).toEqual([]);
  });

  it('is checked for every type that holds state here', () => {
    const types = Object.values(baseline).flatMap(({ resources }) => Object.values(resources));

    expect(new Set(types.map(({ Type }) => Type)).size).toBe(10);
    for (const { Type } of types) expect(LOSSES).toHaveProperty([Type]);
    expect(queues).toHaveLength(12);
  });
});

describe('the check finds', () => {
  it.each([
    [
      'a renamed table',
      swap('"ProfileTable":', '"People":'),
      'ProfileTable (AWS::DynamoDB::GlobalTable) of Kaskad-prod-Data would be left behind, out of reach.',
    ],
    [
      'another key',
      swap('"AttributeName":"pk","KeyType"', '"AttributeName":"id","KeyType"'),
      'would be replaced by an empty one, since KeySchema changed. Lost: every item in it',
    ],
    [
      'another type of table',
      swap('DynamoDB::GlobalTable', 'DynamoDB::Table'),
      'would be replaced by an empty one',
    ],
    [
      'another name of the bus',
      swap('"Name":"kaskad-prod"', '"Name":"shop-prod"'),
      'AWS::Events::EventBus) of Kaskad-prod-Engine would be replaced by an empty one, since Name changed.',
    ],
    [
      'another name of the schedule group',
      swap('"Name":"kaskad-prod"', '"Name":"shop-prod"'),
      'every schedule in it: who rests in a journey is never woken.',
    ],
    [
      'another name of the configuration set',
      swap('"Name":"kaskad-prod"', '"Name":"shop-prod"'),
      'AWS::SES::ConfigurationSet) of Kaskad-prod-Engine would be replaced by an empty one, since Name changed.',
    ],
    ['a dropped queue', without(...queues), 'would be deleted. Lost: the messages that wait in it.'],
    [
      'an HTTP API of another kind',
      swap('"ProtocolType":"HTTP"', '"ProtocolType":"WEBSOCKET"'),
      'links in messages already sent, unsubscribing among them, lead nowhere.',
    ],
    [
      'another stack',
      swap('Kaskad-prod-Data', 'Shop-prod-Data'),
      'Stack Kaskad-prod-Data would stay behind with all it holds beside an empty Shop-prod-Data.',
    ],
    ['a stack without its protection', without('terminationProtection'), 'could be deleted by one command.'],
    ['a table that is not retained', swap('"Retain"', '"Delete"'), 'is no longer retained.'],
    [
      'a table that anybody may delete',
      swap('"DeletionProtectionEnabled":true', '"DeletionProtectionEnabled":false'),
      'is no longer protected from deletion.',
    ],
  ])('%s', (_what, now, sentence) => {
    expect(faultsBetween(baseline, now)).toContainEqual(expect.stringContaining(sentence));
  });

  it('state that nobody pinned', () => {
    expect(faultsBetween(without('ConfigTable'), baseline)).toEqual([
      'ConfigTable (AWS::DynamoDB::GlobalTable) of Kaskad-prod-Data holds state and is not in the baseline.',
    ]);
  });

  it('nothing in a change that keeps everything', () => {
    expect(faultsBetween(baseline, swap('"VisibilityTimeout":90', '"VisibilityTimeout":120'))).toEqual([]);
    expect(faultsBetween(baseline, swap('"maxReceiveCount":10', '"maxReceiveCount":12'))).toEqual([]);
  });

  it('a name that moves to another logical id, and one that nobody pinned', () => {
    const alarm = 'engine AWS::CloudWatch::Alarm kaskad-prod-provider-is-down';
    const before: Named = names;

    expect(takenNames({ ...before, [alarm]: 'Older' }, before)).toEqual([
      `${alarm} would be made again as ${before[alarm]} while Older still has the name.`,
    ]);
    expect(takenNames(before, { ...before, 'api AWS::Lambda::Function new': 'New' })).toEqual([
      'api AWS::Lambda::Function new (New) is not in the baseline.',
    ]);
  });
});
