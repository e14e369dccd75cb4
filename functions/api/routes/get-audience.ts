import * as z from 'zod';
import { audienceOf, scaled } from '../../../core/broadcast/audience.ts';
import { nextOccurrence } from '../../../core/broadcast/occurrences.ts';
import { validateJourney } from '../../../core/journey/journey.ts';
import { linkBase } from '../../../core/link/named-link.ts';
import { readyRender } from '../../../core/message/render.ts';
import { decimalOf } from '../../../core/money.ts';
import { sampleOf } from '../broadcasts/sample.ts';
import { latestEdit } from '../latest-edit.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const counts = z.record(z.string(), z.int());

const answerSchema = z.object({
  people: z.int().describe('In the segment, or who received something in the earlier run'),
  looked: z.int().describe('So many of them were looked at; all other figures are worked out from these'),
  share: z.number().describe('The same as a share: 1 where everybody was looked at'),
  startsAt: z.iso.datetime().describe('The next run, else now'),
  left: counts.describe('Who would not come in, by reason'),
  channels: z.record(z.string(), z.object({ reachable: z.int(), unreachable: counts.describe('By reason') })),
  messages: counts.describe('By channel, if nobody reacted'),
  cost: z.record(z.string(), z.number()).describe('Of these messages, by currency'),
});

export const getAudience = route({
  method: 'GET',
  path: '/v1/journeys/{id}/audience',
  summary: 'Whom the latest edit of a broadcast would reach, whom not and why, and what it would cost',
  access: 'read',
  counts: 'heavy',
  answer: answerSchema,
  refusals: { 404: 'There is no such journey', 409: 'It is no broadcast', 422: 'Every fault of the journey' },
  async run({ params }, ports) {
    const edit = await latestEdit(ports, params.id ?? '');
    if (!edit) return problem(404, { detail: 'There is no such journey.' });
    const { snapshot } = edit.inEffect;
    const checked = validateJourney(edit.document, snapshot);
    if (checked.kind !== 'valid') return problem(422, { faults: checked.faults });
    const { journey } = checked;
    const { trigger, purpose = 'marketing' } = journey;
    if (!('schedule' in trigger)) return problem(409, { detail: 'Only a schedule has an audience.' });
    const nowMs = ports.clock.now();
    const atMs = nextOccurrence(trigger.schedule, snapshot.contact.timezone, nowMs)?.atMs ?? nowMs;
    const { size, looked, candidates } = await sampleOf(ports, trigger.to, purpose);
    const people = looked === 0 ? 0 : Math.round((size * candidates.length) / looked);
    const words = {
      templates: snapshot.templates,
      render: await readyRender(),
      publicUrl: linkBase(snapshot.shop, ports.publicUrl),
    };
    const looksAt = audienceOf(journey, candidates, { snapshot, atMs, words });
    const { costMinor, ...audience } = scaled(looksAt, people);
    const cost = Object.entries(costMinor).map(([currency, minor]) => [currency, decimalOf(minor, currency)]);
    return {
      body: {
        ...audience,
        looked,
        share: size === 0 ? 1 : Math.min(1, looked / size),
        startsAt: new Date(atMs).toISOString(),
        cost: Object.fromEntries(cost),
      },
    };
  },
});
