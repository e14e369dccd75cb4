import * as z from 'zod';
import { standings } from '../../../core/contact/standing.ts';
import { livingPeople } from '../living-people.ts';
import { personLine, personLineSchema } from '../person-line.ts';
import { problem, type Refusal } from '../problem.ts';
import { reachChannels } from '../reachability/look.ts';
import { type LookFound, recentLook } from '../reachability/recent-look.ts';
import { route } from '../route.ts';

const count = z.int().min(0);

const scopeQuery = z.object({
  segmentId: z.string().max(64).optional().describe('Of a published segment'),
  journeyId: z
    .string()
    .max(64)
    .optional()
    .describe(
      'Of whom the latest edit of a journey is for: its segment, its audience as far as that is about people, else everybody',
    ),
});
const refusals = { 404: 'There is no such segment or journey', 422: 'Every fault of the journey' } as const;

const channelLook = z.object({
  reachable: count,
  noAddress: count,
  noConsent: count,
  blocked: count,
  blockedBecause: z
    .record(z.string(), count)
    .describe('bounced, complained, stopped, on-pause, complaint-open'),
  consents: z
    .object({ granted: count, denied: count, pending: count, newlyGranted: count, newlyDenied: count })
    .describe('People by their latest word on marketing; newly: of the last 30 days'),
});

const refused = (found: Exclude<LookFound, { kind: 'look' }>): Refusal =>
  found.kind === 'faults'
    ? problem(422, { faults: found.faults })
    : problem(404, { detail: 'There is no such segment or journey.' });

export const reportReachability = route({
  method: 'GET',
  path: '/v1/reports/reachability',
  summary: 'How many people marketing can reach by each channel, and what stands in the way of the others',
  access: 'read',
  counts: 'heavy',
  query: scopeQuery,
  answer: z.object({
    at: z.iso.datetime().describe('When they were looked at: ten minutes ago at most'),
    people: count.describe('Customers who are meant; neither staff nor robots'),
    lookedAt: count,
    exact: z.boolean().describe('Otherwise all figures are worked out from those who were looked at'),
    channels: z.record(z.enum(reachChannels), channelLook),
  }),
  refusals,
  async run({ query }, ports) {
    const found = await recentLook(ports, query);
    if (found.kind !== 'look') return refused(found);
    const { atMs, people, lookedAt, isExact, channels } = found.look;
    const shown = reachChannels.map((channel) => {
      const { counts, reasons, consents } = channels[channel];
      return [channel, { ...counts, blockedBecause: reasons, consents }] as const;
    });
    return {
      body: {
        at: new Date(atMs).toISOString(),
        ...{ people, lookedAt, exact: isExact },
        channels: Object.fromEntries(shown) as Record<
          (typeof reachChannels)[number],
          z.infer<typeof channelLook>
        >,
      },
    };
  },
});

export const reportReachabilityPeople = route({
  method: 'GET',
  path: '/v1/reports/reachability/people',
  summary: 'Twenty of the people whom a channel reaches, or of those whom it does not',
  access: 'read',
  counts: 'heavy',
  query: scopeQuery.extend({ channel: z.enum(reachChannels), standing: z.enum(standings) }),
  answer: z.object({ at: z.iso.datetime(), people: z.array(personLineSchema) }),
  refusals,
  async run({ query }, ports) {
    const found = await recentLook(ports, query);
    if (found.kind !== 'look') return refused(found);
    const { atMs, channels } = found.look;
    const living = await livingPeople(ports, channels[query.channel].examples[query.standing]);
    return {
      body: { at: new Date(atMs).toISOString(), people: [...living.values()].map(personLine) },
    };
  },
});
