import * as z from 'zod';
import { sampleSize } from '../../../core/experiment/sample-size.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const number = z.coerce.number({ error: 'a number, such as 0.1' });

const query = z.object({
  baseline: number.gt(0).lt(1).describe('Share of people who order today: 0.1 is 10 %'),
  difference: number.gt(0).lt(1).describe('The smallest worth finding: 0.024 is 2.4 points'),
  power: number.gt(0.5).lt(1).default(0.8).describe('How probable it is to be found if it is there'),
  confidence: number.min(0.8).max(0.999).default(0.95),
  variants: number.int().min(2).max(10).default(2).describe('Each gets the same share'),
  peoplePerDay: number.gt(0).optional().describe('Who come to it in a day, all variants together'),
});

const count = z.int().min(0);

export const reportSampleSize = route({
  method: 'GET',
  path: '/v1/reports/sample-size',
  summary: 'How many people, and days, it takes to find a difference that may be looked for any day',
  access: 'read',
  query,
  answer: z.object({
    people: count.describe('Of all variants together'),
    perVariant: count,
    onOneDay: count.describe(
      'How many in all had one fixed day been looked at: what looking every day costs',
    ),
    days: count.optional(),
  }),
  async run({ query: { baseline, difference, power, confidence, variants, peoplePerDay } }) {
    const shares = Array.from({ length: variants }, () => 1 / variants);
    const size = sampleSize({ baseline, difference, power, confidence, shares });
    if (size.kind === 'unknown')
      return problem(400, {
        faults: [
          { path: '/difference', message: 'larger than there is room for above or below the baseline' },
        ],
      });
    return {
      body: {
        people: size.total,
        perVariant: size.people[0] ?? size.total,
        onOneDay: size.onceTotal,
        ...(peoplePerDay !== undefined && { days: Math.ceil(size.total / peoplePerDay) }),
      },
    };
  },
});
