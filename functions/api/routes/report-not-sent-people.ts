import * as z from 'zod';
import { MOST_EXAMPLES } from '../../../core/analytics/examples.ts';
import { channelSchema } from '../../../core/channel/channel-schema.ts';
import { livingPeople } from '../living-people.ts';
import { personLine, personLineSchema } from '../person-line.ts';
import { rangeFor } from '../reports/range-for.ts';
import { rangeQuery } from '../reports/report-query.ts';
import { route } from '../route.ts';

export const reportNotSentPeople = route({
  method: 'GET',
  path: '/v1/reports/not-sent/people',
  summary: 'Some of the people to whom something was not sent for a reason, the latest days first',
  access: 'read',
  query: rangeQuery.extend({
    reason: z.string().min(1).max(100).describe('As in `notSent` and `skipped` of the other reports'),
    channel: channelSchema.optional(),
    journeyId: z.string().max(128).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    people: z
      .array(
        z.object({
          person: personLineSchema,
          date: z.iso.date(),
          journeyId: z.string().optional(),
          channel: z.string().optional(),
        }),
      )
      .describe(`Examples: the first ${MOST_EXAMPLES} of a day, a channel and a journey, of 90 days`),
  }),
  async run({ query }, ports) {
    const { reason, channel, journeyId, limit, ...ask } = query;
    const asked = await rangeFor(ports, ask);
    if ('no' in asked) return asked.no;
    const { range } = asked;
    const found = await ports.examples.find({ reason, range, journeyId, channel, limit });
    const living = await livingPeople(ports, [...new Set(found.flatMap((one) => one.profileIds))]);
    const people = found.flatMap(({ profileIds, reason: _, ...place }) =>
      profileIds.flatMap((id) => {
        const profile = living.get(id);
        return profile ? [{ person: personLine(profile), ...place }] : [];
      }),
    );
    return { body: { ...range, people: people.slice(0, limit) } };
  },
});
