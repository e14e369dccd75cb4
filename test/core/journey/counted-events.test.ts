import { describe, expect, it } from '@jest/globals';
import { countedEvents } from '../../../core/journey/counted-events.ts';
import { type Journey, validateJourney } from '../../../core/journey/journey.ts';

const dayMs = 86_400_000;
const often = (event: string, window = 'P7D') => ({ '>': [{ times: [event, window] }, 2] });
const exit = { id: 'end', kind: 'exit' } as const;
const journey = (id: string, changes: Partial<Journey> = {}): Journey => ({
  id,
  trigger: { event: 'Product Viewed' },
  steps: [exit],
  ...changes,
});
const published = (one: Journey, status: 'live' | 'paused' | 'stopped' = 'live') => ({
  journey: one,
  version: 1,
  status,
});

describe('the events that are counted', () => {
  it('are those that conditions of published journeys name, with the longest window', () => {
    const one = journey('a', {
      trigger: { event: 'X', where: { and: [often('One'), often('Two')] } },
      audience: often('One', 'P30D'),
      exit: [{ event: 'Y', where: often('Three', 'PT1H') }],
      goal: { event: 'Y', where: often('Four') },
      steps: [
        {
          id: 'b',
          kind: 'branch',
          if: true,
          // biome-ignore lint/suspicious/noThenProperty: the document's own word
          then: [{ id: 'c', kind: 'branch', if: often('Five'), then: [] }],
        },
        exit,
      ],
    });
    expect(Object.fromEntries(countedEvents([published(one, 'paused')]))).toEqual({
      One: 30 * dayMs,
      Two: 7 * dayMs,
      Three: dayMs / 24,
      Four: 7 * dayMs,
      Five: 7 * dayMs,
    });
    expect(countedEvents([published(one, 'stopped'), published(journey('b'))]).size).toBe(0);
  });

  const many = (id: string, names: number[]) =>
    journey(id, { audience: { or: names.map((name) => often(`Event ${name}`)) } });
  const faults = (document: Journey, ...others: Journey[]) => {
    const journeys = others.map((one) => published(one));
    const checked = validateJourney(document, { templates: {}, journeys });
    return checked.kind === 'valid' ? [] : checked.faults;
  };

  it('are ten at most over all published journeys', () => {
    const [eight, three] = [many('eight', [1, 2, 3, 4, 5, 6, 7, 8]), many('three', [8, 9, 10])];
    expect(faults(three, eight)).toEqual([]);
    expect(faults(many('more', [1, 11, 12, 13]), eight)).toEqual([
      { path: '', message: expect.stringContaining('Event 13 would be more') },
    ]);
    expect(faults(many('eight', [11, 12, 13, 14, 15, 16, 17, 18, 19, 20]), eight)).toEqual([]);
    expect(
      countedEvents([many('x', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])].map((one) => published(one))).size,
    ).toBe(10);
  });
});
