import { describe, expect, it } from '@jest/globals';
import { conditionFaults } from '../../../core/condition/condition-faults.ts';
import { holds } from '../../../core/condition/holds.ts';
import { messagesView } from '../../../core/condition/messages-view.ts';
import { rootsOf } from '../../../core/condition/roots.ts';
import { ann, DAY, T0 } from '../journey/make.ts';

const messages = {
  channels: {
    email: { sentAtMs: T0 - 3 * DAY, openedAtMs: T0 - 2 * DAY },
    sms: { sentAtMs: T0 - DAY, clickedAtMs: T0 },
  },
  journeys: { welcome: T0 - 3 * DAY },
};

describe('messages', () => {
  it('tells the latest by channel, over all channels and by journey', () => {
    expect(messagesView({ messages })).toEqual({
      email: { lastSentAt: '2026-02-27T09:00:00.000Z', lastOpenedAt: '2026-02-28T09:00:00.000Z' },
      sms: { lastSentAt: '2026-03-01T09:00:00.000Z', lastClickedAt: '2026-03-02T09:00:00.000Z' },
      lastSentAt: '2026-03-01T09:00:00.000Z',
      lastOpenedAt: '2026-02-28T09:00:00.000Z',
      lastClickedAt: '2026-03-02T09:00:00.000Z',
      journeys: { welcome: { lastSentAt: '2026-02-27T09:00:00.000Z' } },
    });
    expect(messagesView({})).toEqual({ journeys: {} });
  });

  it('is a root of conditions', () => {
    const rule = { '!': [{ within: [{ var: 'messages.email.lastSentAt' }, 'P2D'] }] };
    const roots = rootsOf(ann({ messages }), { event: 'Signed Up', source: 'web' }, { nowMs: T0 });

    expect(conditionFaults(rule, '')).toEqual([]);
    expect(holds(rule, roots)).toBe(true);
    expect(holds({ within: [{ var: 'messages.lastSentAt' }, 'P2D'] }, roots)).toBe(true);
  });
});
