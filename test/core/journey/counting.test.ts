import { describe, expect, it } from '@jest/globals';
import { shopSettingsSchema } from '../../../core/config/settings.ts';
import { countedEvents } from '../../../core/journey/counted-events.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import { applyEvent, nothingAccepted } from '../../../core/profile/apply-event.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { shopEvent, startMs } from '../../support/events.ts';

const dayMs = 86_400_000;
const keen: Journey = {
  id: 'keen',
  trigger: { event: 'Product Viewed', where: { '>=': [{ times: ['Product Viewed', 'P7D'] }, 3] } },
  steps: [{ id: 'pause', kind: 'wait', for: 'PT10M' }],
};
const published = [{ journey: keen, version: 1, status: 'live' as const }];
const rules = { ...defaultRules, counted: countedEvents(published) };

/** Looks at so many days after the start, the last ones in one batch: which of them took her in? */
const enteredAt = (days: number[], batch = 1) => {
  const events = days.map((day) => shopEvent({ inMs: day * dayMs }));
  const fold = (some: typeof events, start: Profile) =>
    some.reduce((ann, event) => applyEvent(ann, event, nothingAccepted, rules), start);
  const before = fold(events.slice(0, -batch), emptyProfile('p1', startMs));
  const after = fold(events.slice(-batch), before);
  const nowMs = startMs + Math.max(...days) * dayMs;
  const journeys = indexJourneys(published);
  const shop = shopSettingsSchema.parse({});
  const ask = { journeys, before, after, events: events.slice(-batch), enrollments: [], nowMs, shop };
  return reactToEvents(ask).enter.map(({ enteredAtMs }) => (enteredAtMs - startMs) / dayMs);
};

describe('a journey for who looks three times in seven days', () => {
  it('begins at the third look, though more of them came in the same batch', () => {
    expect(enteredAt([0, 0.25, 0.5, 0.75], 4)).toEqual([0.5]);
  });

  it('does not count what is older', () => {
    expect(enteredAt([0, 5, 7])).toEqual([]);
    expect(enteredAt([0, 5, 6.5])).toEqual([6.5]);
    expect(enteredAt([0, 5, 7, 7.5])).toEqual([7.5]);
  });
});
