import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ShopEvent } from '../../../../core/event/event.ts';
import { operatorEvent } from '../../../../core/event/operator-event.ts';
import { decodeProfile, encodeProfile } from '../../../../core/profile/codec.ts';
import { emptyProfile } from '../../../../core/profile/empty-profile.ts';
import { mergeProfiles } from '../../../../core/profile/merge-profiles.ts';
import { marksSaid } from '../../../../core/profile/operator/acts.ts';
import {
  isTopicDenied,
  MAX_COMPLAINTS,
  mergeMarks,
  type OperatorMarks,
  openComplaints,
  pausedUntilMs,
} from '../../../../core/profile/operator/marks.ts';
import { shopEvent, startMs } from '../../../support/events.ts';

const DAY = 86_400_000;

const act = (event: string, inMs: number, properties: Record<string, unknown> = {}): ShopEvent => {
  const envelope = operatorEvent({ profileId: 'p1', event, by: 'eve', atMs: startMs + inMs, properties });
  return envelope.events[0] as ShopEvent;
};
const paused = (inMs: number, days: number) =>
  act('Contact Paused', inMs, { until: new Date(startMs + inMs + days * DAY).toISOString() });
const resumed = (inMs: number) => act('Contact Resumed', inMs);
const opened = (inMs: number, complaintId: string) => act('Complaint Opened', inMs, { complaintId });
const closed = (inMs: number, complaintId: string) => act('Complaint Closed', inMs, { complaintId });

const chose = (inMs: number, id: string, wanted: boolean) =>
  ({ ...act('Topics Chosen', inMs, { topics: { [id]: wanted } }), source: 'preferences' }) as ShopEvent;

const marksOf = (events: readonly ShopEvent[]): OperatorMarks =>
  events.reduce<OperatorMarks>((marks, event) => mergeMarks(marks, marksSaid(event, true) ?? {}), {});

describe('a pause', () => {
  it('lasts as many days as were said, and not a moment longer', () => {
    const marks = marksOf([paused(0, 3)]);

    expect(pausedUntilMs(marks, startMs)).toBe(startMs + 3 * DAY);
    expect(pausedUntilMs(marks, startMs + 3 * DAY - 1)).toBe(startMs + 3 * DAY);
    expect(pausedUntilMs(marks, startMs + 3 * DAY)).toBeUndefined();
  });

  it('is what was said of it last: longer, shorter, or taken back', () => {
    expect(pausedUntilMs(marksOf([paused(0, 30), paused(1, 2)]), startMs)).toBe(startMs + 1 + 2 * DAY);
    expect(pausedUntilMs(marksOf([paused(0, 30), resumed(1)]), startMs + 1)).toBeUndefined();
    expect(pausedUntilMs(marksOf([resumed(1), paused(2, 1)]), startMs + 2)).toBe(startMs + 2 + DAY);
  });

  it('is set by nobody but an operator, or she herself in her preferences', () => {
    const { profileId: _, ...said } = paused(0, 3);

    expect(marksSaid({ ...said, userId: 'ann' }, true)).toBeUndefined();
    expect(marksSaid({ ...said, userId: 'ann', source: 'preferences' }, true)).toBeUndefined();
    expect(marksSaid({ ...paused(0, 3), source: 'web' }, true)).toBeUndefined();
    expect(marksSaid({ ...paused(0, 3), source: 'preferences' }, false)?.pause).toBeDefined();
    expect(marksSaid(act('Contact Paused', 0, { until: 'tomorrow' }), true)).toEqual({});
  });
});

describe('a topic', () => {
  it('is denied by her last word, at a tie too', () => {
    const denied = (events: ShopEvent[]) => isTopicDenied(marksOf(events), 'news');

    expect(denied([])).toBe(false);
    expect(denied([chose(0, 'news', false)])).toBe(true);
    expect(denied([chose(0, 'news', false), chose(1, 'news', true)])).toBe(false);
    expect(denied([chose(1, 'news', false), chose(1, 'news', true)])).toBe(true);
    expect(denied([chose(0, 'sales', false)])).toBe(false);
  });

  it('is chosen by herself only, and in words that can be read', () => {
    const said = chose(0, 'news', false);
    expect(marksSaid({ ...said, source: 'web' }, true)).toBeUndefined();
    for (const topics of [undefined, 'news', { news: 'no' }, { ['x'.repeat(65)]: false }])
      expect(marksSaid({ ...said, properties: { topics } }, true)).toEqual({});
  });
});

describe('a complaint', () => {
  it('is open until it is closed, each for itself, and may be opened again', () => {
    const open = (events: ShopEvent[]) => openComplaints(marksOf(events)).map(({ id }) => id);

    expect(open([opened(0, 'a'), opened(1, 'b')])).toEqual(['b', 'a']);
    expect(open([opened(0, 'a'), opened(1, 'b'), closed(2, 'a')])).toEqual(['b']);
    expect(open([closed(2, 'a'), opened(0, 'a')])).toEqual([]);
    expect(open([opened(0, 'a'), closed(2, 'a'), opened(3, 'a')])).toEqual(['a']);
    expect(open([closed(0, 'a'), opened(0, 'a')])).toEqual([]);
  });

  it('may come from a ticket system with a secret key, and never from a browser', () => {
    const said = shopEvent({
      event: 'Complaint Opened',
      source: 'callcentre',
      properties: { complaint_id: 4711 },
    });

    expect(marksSaid(said, true)?.complaints?.map(({ id }) => id)).toEqual(['4711']);
    expect(marksSaid(said, false)).toBeUndefined();
    expect(marksSaid({ ...said, properties: {} }, true)).toEqual({});
  });

  it('of a very long number is kept by its hash', () => {
    const marks = marksOf([opened(0, 'x'.repeat(500))]);

    expect(marks.complaints?.[0]?.id).toHaveLength(32);
    expect(openComplaints(marksOf([opened(0, 'x'.repeat(500)), closed(1, 'x'.repeat(500))]))).toEqual([]);
  });

  it('is one of a bounded number: closed ones are forgotten first', () => {
    const many = Array.from({ length: 40 }, (_, n) => [opened(n, `c${n}`), closed(n + 100, `c${n}`)]).flat();
    const marks = marksOf([opened(0, 'open'), ...many]);

    expect(marks.complaints).toHaveLength(MAX_COMPLAINTS);
    expect(openComplaints(marks).map(({ id }) => id)).toEqual(['open']);
  });
});

const anyAct = fc
  .record({
    kind: fc.constantFrom('pause', 'resume', 'open', 'close', 'wants', 'denies'),
    inMs: fc.nat(5),
    days: fc.integer({ min: 1, max: 3 }),
    id: fc.constantFrom('a', 'b', 'c'),
  })
  .map(({ kind, inMs, days, id }) => {
    if (kind === 'pause') return paused(inMs, days);
    if (kind === 'resume') return resumed(inMs);
    if (kind === 'wants' || kind === 'denies') return chose(inMs, id, kind === 'wants');
    return kind === 'open' ? opened(inMs, id) : closed(inMs, id);
  });

describe('in whatever order and however often acts arrive', () => {
  const shuffled = fc
    .array(anyAct, { maxLength: 12 })
    .chain((acts) =>
      fc.tuple(fc.constant(acts), fc.shuffledSubarray([...acts, ...acts], { minLength: acts.length * 2 })),
    );

  it('the person stands the same', () => {
    fc.assert(
      fc.property(shuffled, ([acts, again]) => expect(marksOf(again)).toEqual(marksOf(acts))),
      { numRuns: 500 },
    );
  });

  it('and so does one of two who became one', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(12), ([acts, again], cut) => {
        const half = (id: string, events: ShopEvent[]) => ({
          ...emptyProfile(id, startMs),
          ...marksOf(events),
        });
        const { pause, complaints, topics } = mergeProfiles(
          half('p1', acts.slice(0, cut)),
          half('p2', again),
        );
        expect({
          ...(pause && { pause }),
          ...(complaints && { complaints }),
          ...(topics && { topics }),
        }).toEqual(marksOf(acts));
      }),
    );
  });
});

describe('in the table', () => {
  it('marks come back as they were, and cost nothing where there are none', () => {
    const plain = emptyProfile('p1', startMs);
    const marked = {
      ...plain,
      ...marksOf([paused(0, 3), opened(1, 'a'), closed(2, 'b'), chose(3, 'news', false)]),
    };

    expect(decodeProfile('p1', encodeProfile(marked))).toEqual(marked);
    expect(encodeProfile(plain).body).not.toMatch(/"[uvT]":/);
  });
});
