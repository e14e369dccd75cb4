import { expect, it } from '@jest/globals';
import { HOUR_MS } from '../../../core/duration.ts';
import type { Segment } from '../../../core/segment/segment.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { ann, t0 } from '../../support/ann.ts';

const mailed: Segment = {
  id: 'mailed',
  condition: { within: [{ var: 'messages.email.lastSentAt' }, 'P3D'] },
};
const inside: Segment = { id: 'inside', condition: { inJourney: 'cart-abandoned' } };

const told = ({ bus }: ReturnType<typeof advanceRig>) =>
  bus.envelopes.flatMap(({ events }) =>
    events.map((one) => [one.event, one.profileId, one.properties?.journeyId]),
  );

const handled = async ({ setTime, handle, wake }: ReturnType<typeof advanceRig>) => {
  setTime(t0 + HOUR_MS);
  await handle(wake());
};

it('a message that has left is told to the person while a condition asks', async () => {
  const rig = advanceRig({ segments: [mailed] });
  await handled(rig);
  expect(told(rig)).toEqual([['Email Sent', 'ann', 'cart-abandoned']]);
});

it('nothing is told while nobody asks', async () => {
  const rig = advanceRig();
  await handled(rig);
  expect(told(rig)).toEqual([]);
});

it('the end of a journey is told, once more by a wake that finds it ended', async () => {
  const rig = advanceRig({
    segments: [inside],
    profiles: [ann({ lastOrder: { atMs: t0 + 1, source: 'web' } })],
  });
  await handled(rig);
  await handled(rig);
  expect(new Set(told(rig).map(([name]) => name))).toEqual(new Set(['Journey Ended']));
  expect(new Set(rig.bus.envelopes.map(({ entryId }) => entryId)).size).toBe(1);
});
