import { describe, expect, it } from '@jest/globals';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { enrollmentItem } from '../../functions/adapters/dynamo/enrollment-item.ts';
import { profileItem } from '../../functions/adapters/dynamo/profile-item.ts';
import { ann, cartJourney, enrolled } from '../core/journey/make.ts';
import { Heard } from './shop/heard.ts';

const said = { messageId: 'm1', by: '+447911115024', channel: 'sms', status: 'denied', atMs: 1_000 };
const body = JSON.stringify({ detail: { events: [{ messageId: 'm1' }] } });
const active = enrolled(cartJourney);
const over: Enrollment = { ...active, status: 'completed' };

describe('a no', () => {
  it('ended nothing that was over before anybody had heard it', () => {
    const heard = new Heard();
    heard.written(enrollmentItem(over, 30), 2_000);
    heard.done(body, 3_000);

    expect(heard.isInTime(over, said)).toBe(false);
  });

  it('should have ended what was still going on when it was heard, whatever became of that', () => {
    const heard = new Heard();
    heard.written(enrollmentItem(active, 30), 1_000);
    heard.done(body, 2_000);
    heard.written(enrollmentItem(over, 30), 2_001);

    expect(heard.isInTime(over, said)).toBe(true);
    expect(heard.isInTime(active, said)).toBe(true);
  });
});

describe('of two times that she said no', () => {
  const first = { ...said, by: 'ann@example.com', channel: 'email' };
  const second = { ...first, messageId: 'm2', atMs: 2_000 };
  const off = (heard: Heard, { messageId }: typeof said, nowMs: number) =>
    heard.done(JSON.stringify({ detail: { events: [{ messageId }] } }), nowMs);
  const stores = (heard: Heard, { atMs }: typeof said, nowMs: number) => {
    const consents: Profile['consents'] = [
      { channel: 'email', address: 'ann@example.com', purpose: 'marketing', status: 'denied', atMs },
    ];
    heard.written(profileItem(ann({ consents }), 1), nowMs);
  };

  it('the later one comes first where it was folded while the other was still on its way', () => {
    const heard = new Heard();
    stores(heard, second, 3_000);
    off(heard, second, 3_001);
    off(heard, first, 9_000);

    expect(heard.isBefore(second, first)).toBe(true);
  });

  it('the earlier one comes first where both were folded together, and where it was stored before its function died', () => {
    const together = new Heard();
    stores(together, second, 3_000);
    off(together, second, 3_001);
    off(together, first, 3_001);
    expect(together.isBefore(second, first)).toBe(false);

    const died = new Heard();
    stores(died, first, 3_000);
    stores(died, second, 4_000);
    off(died, second, 4_001);
    off(died, first, 9_000);
    expect(died.isBefore(second, first)).toBe(false);
  });
});

it('a click ended nothing that was over before it was told of, and should have ended what was not', () => {
  const heard = new Heard();
  const click = JSON.stringify({ detail: { type: 'clicked', sendId: 's1', atMs: 1_000 } });
  heard.written(enrollmentItem({ ...over, id: 'before' }, 30), 2_000);
  heard.done(click, 3_000);
  heard.written(enrollmentItem({ ...over, id: 'after' }, 30), 4_000);

  expect(heard.isClickInTime({ ...over, id: 'before' }, 's1', 1_000)).toBe(false);
  expect(heard.isClickInTime({ ...over, id: 'after' }, 's1', 1_000)).toBe(true);
});

it('a message that was refused on two days was refused on the first', () => {
  const heard = new Heard();
  const refusedAt = (atMs: number): Enrollment => ({
    ...active,
    sends: [
      {
        ...{ sendId: 's1', stepId: 'ask', channel: 'email', attempt: 1, sinceMs: atMs, atMs },
        ...{ outcome: 'held', reason: 'provider-unavailable' },
      },
    ],
  });
  heard.written(enrollmentItem(refusedAt(1_000), 30), 1_000);
  heard.written(enrollmentItem(refusedAt(90_000_000), 30), 90_000_000);

  expect(heard.firstRefusalAtMs(active.id, 'ask', 'email')).toBe(1_000);
  expect(heard.firstRefusalAtMs(active.id, 'ask', 'sms')).toBeUndefined();
});
