import { expect, it } from '@jest/globals';
import { mergeMessages } from '../../../core/profile/message-marks.ts';

const hers = { channels: { email: { sentAtMs: 5, openedAtMs: 6 } }, journeys: { a: 5, b: 2 } };
const his = { channels: { email: { sentAtMs: 7 }, sms: { sentAtMs: 1 } }, journeys: { b: 7 } };

it('says of each channel and journey the latest time, whoever knew it', () => {
  const both = {
    channels: { email: { sentAtMs: 7, openedAtMs: 6 }, sms: { sentAtMs: 1 } },
    journeys: { a: 5, b: 7 },
  };
  expect(mergeMessages(hers, his)).toEqual(both);
  expect(mergeMessages(his, hers)).toEqual(both);
  expect(mergeMessages(both, both)).toEqual(both);
});

it('is what one of them knew where the other knew nothing', () => {
  expect([mergeMessages(hers, undefined), mergeMessages(undefined, hers)]).toEqual([hers, hers]);
  expect(mergeMessages(undefined, undefined)).toBeUndefined();
});

it('keeps the latest fifty journeys', () => {
  const journeys = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`j${at}`, at]));
  const kept = mergeMessages({ channels: {}, journeys }, { channels: {}, journeys: {} })?.journeys ?? {};
  expect([Object.keys(kept).length, 'j59' in kept, 'j9' in kept]).toEqual([50, true, false]);
});
