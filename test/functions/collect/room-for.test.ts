import { describe, expect, it } from '@jest/globals';
import type { EventSource } from '../../../core/ports.ts';
import { sharedThrottle } from '../../../functions/adapters/shared-throttle.ts';
import { roomFor } from '../../../functions/collect/room-for.ts';
import { fakeSharedCounts } from '../../support/fakes/shared-counts.ts';

const source: EventSource = { id: 'web', kind: 'public', name: 'Web', origins: [], mayStateConsent: false };

const started = () => {
  const told: string[] = [];
  const { add } = fakeSharedCounts();
  const counts = {
    async add(...said: Parameters<typeof add>) {
      told.push(said[0]);
      return add(...said);
    },
  };
  const throttle = sharedThrottle({ counts, clock: { now: () => 0 }, warn: () => undefined });
  return { throttle, told };
};

describe('room for the events of an address', () => {
  it('is given back where their source has none', () => {
    const { throttle } = started();
    const limited = { ...source, limitPerSecond: 100 };
    roomFor(throttle, { source: limited }, 1_000);

    expect(roomFor(throttle, { source: limited, ip: '192.0.2.1' }, 1_000).kind).toBe('refused');
    expect(roomFor(throttle, { source: limited, ip: '192.0.2.1' }, 1, 'another').kind).toBe('taken');
  });

  it('is told to all without the address', async () => {
    const { throttle, told } = started();
    const room = roomFor(throttle, { source, ip: '192.0.2.1' }, 5_000);
    if (room.kind === 'taken') await room.tell();

    expect(told).toEqual([expect.stringMatching(/^net:[0-9a-f]{16}$/), 'web']);
  });

  it('costs no call for what one page says', async () => {
    const { throttle, told } = started();
    for (let no = 0; no < 90; no += 1) {
      const room = roomFor(throttle, { source, ip: '192.0.2.1' }, 1);
      if (room.kind === 'taken') await room.tell();
    }

    expect(told).toEqual([]);
  });
});
