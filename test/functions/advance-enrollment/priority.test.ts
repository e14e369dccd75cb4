import { expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { enrolled, t0 } from '../../support/ann.ts';

const due = t0 + HOUR_MS;
const later = (changes: Partial<Journey> = {}): Journey => ({
  id: 'welcome',
  trigger: { event: 'Signed Up' },
  priority: 'high',
  steps: [
    { id: 'rest', kind: 'wait', for: 'PT2H' },
    { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' },
  ],
  ...changes,
});

/** She is in the cart journey, and in another whose mail is due an hour after that of the cart. */
const played = async (beside: Journey, changes: Partial<Enrollment> = {}) => {
  const other = enrolled({
    ...{ id: 'other', journeyId: 'welcome', entryKey: 'ann', wakesAtMs: t0 + 2 * HOUR_MS },
    position: { stepId: 'rest', enteredStepAtMs: t0 },
    ...changes,
  });
  const rig = advanceRig({
    enrollments: [enrolled(), other],
    beside: [beside],
    contact: { caps: { email: { max: 1, per: 'P1D' } } },
  });
  await rig.wakes.arm(rig.wake(), due);
  await rig.wakes.arm({ profileId: 'ann', enrollmentId: 'other', wakeNo: 1 }, t0 + 2 * HOUR_MS);
  await rig.until(due + 90 * MINUTE_MS);
  return {
    mails: rig.provider.accepted.flatMap(({ channel, journeyId }) =>
      channel === 'email' ? [journeyId] : [],
    ),
    skips: rig.skips().flatMap(({ channel, reason }) => (channel === 'email' ? [reason] : [])),
  };
};

it('the last mail of the day is left to a journey above that is to write today', async () => {
  expect(await played(later())).toEqual({ mails: ['welcome'], skips: ['gave-way'] });
});

it.each<[string, Journey, Partial<Enrollment>]>([
  ['is not above', later({ priority: 'normal' }), {}],
  ['is not marketing', later({ purpose: 'transactional' }), {}],
  ['has ended', later(), { status: 'exited' }],
])('it is not left to one that %s', async (_, beside, changes) => {
  expect((await played(beside, changes)).mails[0]).toBe('cart-abandoned');
});
