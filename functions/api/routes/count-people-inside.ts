import * as z from 'zod';
import { listsOf, peopleInside } from '../people-inside/inside.ts';
import { route } from '../route.ts';

/** So many people are looked at one by one to tell where they stand. */
const MOST_LOOKED_AT = 2000;
const MOST_PAGES = 300;
const count = z.int().min(0);

export const countPeopleInside = route({
  method: 'GET',
  path: '/v1/journeys/{id}/people/count',
  summary: 'How many people are inside, and at which step they stand',
  access: 'read',
  answer: z.object({
    inside: count.describe(
      'Those who wait for a resume included; of a broadcast, those whose way is over too',
    ),
    waiting: count.describe('Their next step fell due in a pause'),
    steps: z.record(z.string(), count).describe('By step, of those who were looked at'),
    lookedAt: count.describe('2,000 at most: `steps` is a sample beyond that'),
  }),
  async run({ params }, ports) {
    const journeyId = params.id ?? '';
    const names = await listsOf(ports, journeyId);
    const [looked, ...counts] = await Promise.all([
      peopleInside(ports, {
        ...{ journeyId, limit: MOST_LOOKED_AT, mostPages: MOST_PAGES },
        isMeant: () => true,
      }),
      ...names.map((name) => ports.lists.count(name)),
    ]);
    const steps: Record<string, number> = {};
    for (const { position } of looked.people) {
      const name = position.stepId ?? '';
      steps[name] = (steps[name] ?? 0) + 1;
    }
    const inside = counts.reduce((sum, one) => sum + one, 0);
    return { body: { inside, waiting: counts[1] ?? 0, steps, lookedAt: looked.people.length } };
  },
});
