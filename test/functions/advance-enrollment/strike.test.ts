import { expect, it } from '@jest/globals';
import { createWakeHandler } from '../../../functions/advance-enrollment/handler.ts';
import { wakeSchema } from '../../../functions/advance-enrollment/wake-schema.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { ann, t0 } from '../../support/ann.ts';

const clock = { atMs: t0, no: 3 };
const look = { profileId: 'ann', clockNo: 3, armedAtMs: t0 };

const rig = (changes: object = { clock }) => {
  const made = advanceRig({ profiles: [ann(changes)] });
  return { said: () => made.bus.envelopes, handle: createWakeHandler(made.ports) };
};

it('the look that was armed is told to the person as an event of hers, the same however often it comes', async () => {
  const { said, handle } = rig();
  await handle(look);
  await handle(look);

  const [first, second] = said();
  expect(first).toMatchObject({
    trust: 'internal',
    events: [
      { event: 'Clock Struck', source: 'clock', profileId: 'ann', properties: { no: 3, armedAtMs: t0 } },
    ],
  });
  expect(second?.events[0]?.messageId).toBe(first?.events[0]?.messageId);
});

it('one that another has taken the place of says nothing, one that is newer than what is written does', async () => {
  const { said, handle } = rig();
  await handle({ ...look, clockNo: 2 });
  await handle({ ...look, armedAtMs: t0 - 5 });
  expect(said()).toEqual([]);
  await handle({ ...look, clockNo: 4, armedAtMs: t0 + 5 });
  expect(said()).toHaveLength(1);
});

it('nobody is told who is gone or was merged away', async () => {
  const merged = rig({ clock, mergedInto: 'bob' });
  await merged.handle(look);
  const gone = rig();
  await gone.handle({ ...look, profileId: 'nobody' });
  expect([merged.said(), gone.said()]).toEqual([[], []]);
});

it('wakes of enrollments are what they were', () => {
  const wake = { profileId: 'p', enrollmentId: 'e', wakeNo: 1 };
  expect(wakeSchema.parse(wake)).toEqual(wake);
  expect(wakeSchema.parse(look)).toEqual(look);
  expect(wakeSchema.safeParse({ profileId: 'p' }).success).toBe(false);
});
