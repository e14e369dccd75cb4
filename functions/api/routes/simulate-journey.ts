import * as z from 'zod';
import { seesContacts } from '../../../core/access/role.ts';
import { BROADCAST_SOURCE } from '../../../core/broadcast/due.ts';
import { scheduleOf } from '../../../core/broadcast/schedule-of.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import { asIfOn } from '../../../core/config/switches-settings.ts';
import { durationMs } from '../../../core/duration.ts';
import { duration } from '../../../core/duration-schema.ts';
import { BROADCAST_DUE } from '../../../core/event/bookkeeping.ts';
import type { ShopEvent } from '../../../core/event/event.ts';
import { faultsOf } from '../../../core/faults.ts';
import { type Journey, validateJourney } from '../../../core/journey/journey.ts';
import type { Simulation } from '../../../core/journey/simulate/decision.ts';
import { rulesFor } from '../../../core/journey/simulate/rules-for.ts';
import { simulate } from '../../../core/journey/simulate/simulate.ts';
import { JOURNEY_REQUESTED } from '../../../core/journey/triggers/manual.ts';
import { linkBase } from '../../../core/link/named-link.ts';
import { readyRender } from '../../../core/message/render.ts';
import { decimalOf } from '../../../core/money.ts';
import { catalogueFor } from '../../../core/product/catalogue-for.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { indexSegments } from '../../../core/segment/segment-index.ts';
import { latestEdit } from '../latest-edit.ts';
import { decimalMoney, moneySchema } from '../money-json.ts';
import { madeUp, realPerson } from '../person-to-walk.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const fields = z.record(z.string(), z.unknown());
const names = {
  track: undefined,
  identify: 'Identified',
  page: 'Page Viewed',
} as const;

const happeningSchema = z
  .strictObject({
    after: duration.default('PT0S').describe('Since the beginning'),
    type: z
      .enum(['track', 'identify', 'page', 'enter'])
      .default('track')
      .describe('enter: she is put into the journey by hand, or a run of the broadcast comes to her'),
    event: z.string().min(1).max(256).optional().describe('Needed for a track'),
    source: z.string().min(1).max(64).default('web'),
    properties: fields.optional(),
    traits: fields.optional(),
  })
  .refine(({ type, event }) => type !== 'track' || event !== undefined, {
    path: ['event'],
    message: 'a track has a name',
  });

const bodySchema = z.strictObject({
  profileId: z.string().min(1).optional().describe('A real person as she is now; else somebody made up'),
  person: z
    .strictObject({
      traits: fields.describe('What the made-up person said of herself'),
      device: z.enum(['ios', 'android']).optional().describe('She has the app there, and lets it show push'),
    })
    .optional(),
  happenings: z.array(happeningSchema).min(1).max(100).describe('What she does'),
  at: z.iso.datetime().optional().describe('When it begins; now if it is left out'),
  for: duration.default('P30D'),
});
type Body = z.infer<typeof bodySchema>;

const instant = z.iso.datetime();
const answerSchema = z.object({
  decisions: z.array(
    z.object({
      at: instant,
      kind: z.enum([
        'event',
        'entered',
        'not-entered',
        'rest',
        'held',
        'send',
        'skip',
        'act',
        'left',
        'goal',
        'end',
      ]),
      event: z.string().optional(),
      act: z.string().optional(),
      stepId: z.string().optional(),
      channel: z.string().optional(),
      template: z.string().optional(),
      reason: z.string().optional(),
      text: z
        .string()
        .optional()
        .describe(
          'send of an SMS: the words as they would leave; of a real person only where contacts may be seen',
        ),
      parts: z.int().optional().describe('send of an SMS: each part is billed'),
      cost: moneySchema.optional().describe('send: what it would cost, where the shop has named a price'),
      until: instant.optional(),
      untried: z.array(z.string()).optional().describe('Messages that are not sent because of it'),
    }),
  ),
  messages: z.record(z.string(), z.int()).describe('By channel'),
  cost: z.record(z.string(), z.number()).describe('By currency'),
});

/** What an SMS says to a real person may spell her contacts in any way. */
const withoutWords = ({ decisions, ...simulation }: Simulation): Simulation => ({
  ...simulation,
  decisions: decisions.map(({ text: _text, ...decision }) => decision),
});

const iso = (atMs: number) => new Date(atMs).toISOString();

const toJson = ({ decisions, messages, costMinor }: Simulation): z.infer<typeof answerSchema> => ({
  decisions: decisions.map(({ atMs, untilMs, price, ...decision }) => ({
    at: iso(atMs),
    ...decision,
    ...(price && { cost: decimalMoney(price) }),
    ...(untilMs !== undefined && { until: iso(untilMs) }),
  })),
  messages,
  cost: Object.fromEntries(
    Object.entries(costMinor).map(([currency, minor]) => [currency, decimalOf(minor, currency)]),
  ),
});

/** She is put into the journey by hand; a broadcast comes to her by itself. */
const entryOf = (journey: Journey, atMs: number, properties: Record<string, unknown> = {}) => {
  const type = 'track' as const;
  const { id: journeyId } = journey;
  return scheduleOf(journey)
    ? {
        ...{ type, event: BROADCAST_DUE, source: BROADCAST_SOURCE },
        properties: { journeyId, runId: 'simulation', startsAtMs: atMs },
      }
    : { type, event: JOURNEY_REQUESTED, source: 'operator', properties: { ...properties, journeyId } };
};

const happeningsOf = (body: Body, journey: Journey, startMs: number): ShopEvent[] =>
  body.happenings
    .map(({ after, type, event, source, properties, traits }, index) => {
      const atMs = startMs + durationMs(after);
      const said = { messageId: `happening ${index}`, atMs, ...(traits && { traits }) };
      if (type === 'enter') return { ...said, ...entryOf(journey, atMs, properties) };
      return { ...said, type, source, event: names[type] ?? event ?? '', ...(properties && { properties }) };
    })
    .toSorted((a, b) => a.atMs - b.atMs);

/** Somebody made up is in the segment that the journey is for. */
const asMember = (profile: Profile, { trigger }: Journey, atMs: number): Profile =>
  'to' in trigger && 'segment' in trigger.to
    ? { ...profile, segments: { ...profile.segments, [trigger.to.segment]: atMs } }
    : profile;

/** Her segments and dates as the clock goes on. Of a broadcast nothing is asked: who is in its segment was decided before. */
const segmentsOf = (snapshot: Snapshot, journey: Journey, fromMs: number) => {
  if ('to' in journey.trigger) return {};
  const journeys = [{ journey, version: 0, status: 'live' as const }];
  return { segments: { index: indexSegments({ ...snapshot, journeys }), fromMs } };
};

/** Nobody made up is kept out by chance: the journey is what is to be seen. */
const forEverybody = ({ holdout: _holdout, ...journey }: Journey): Journey => journey;

export const simulateJourney = route({
  method: 'POST',
  path: '/v1/journeys/{id}/simulate',
  summary: 'What the latest edit would do to one person, real or made up, and why; nothing is sent or stored',
  access: 'read',
  body: bodySchema,
  answer: answerSchema,
  refusals: { 404: 'There is no such journey or person', 422: 'Every fault of the journey' },
  async run({ params, body, role }, ports) {
    const asked = bodySchema.safeParse(body ?? {});
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const edit = await latestEdit(ports, params.id ?? '');
    if (!edit) return problem(404, { detail: 'There is no such journey.' });
    const { snapshot } = edit.inEffect;
    const checked = validateJourney(edit.document, snapshot);
    if (checked.kind !== 'valid') return problem(422, { faults: checked.faults });
    const startMs = asked.data.at === undefined ? ports.clock.now() : Date.parse(asked.data.at);
    const rules = rulesFor(snapshot, checked.journey);
    const { profileId, person } = asked.data;
    const isMadeUp = profileId === undefined;
    const walker =
      profileId === undefined
        ? madeUp(person, rules, startMs)
        : await realPerson(ports, checked.journey, profileId);
    if (!walker) return problem(404, { detail: 'There is no such person.' });
    const { contact, shop } = snapshot;
    const happenings = happeningsOf(asked.data, checked.journey, startMs);
    const triggers = (walker.enrollments ?? []).map(({ trigger }) => trigger);
    const events = [...happenings, ...triggers];
    const simulation = simulate({
      offers: snapshot.offers,
      journey: isMadeUp ? forEverybody(checked.journey) : checked.journey,
      ...walker,
      profile: isMadeUp ? asMember(walker.profile, checked.journey, startMs) : walker.profile,
      ...(!isMadeUp && { experiments: snapshot.experiments }),
      happenings,
      contact,
      shop,
      switches: asIfOn(snapshot.switches),
      rules,
      words: {
        templates: snapshot.templates,
        render: await readyRender(),
        publicUrl: linkBase(snapshot.shop, ports.publicUrl),
        catalogue: await catalogueFor(ports.products, { profile: walker.profile, events, nowMs: startMs }),
      },
      ...segmentsOf(snapshot, checked.journey, startMs),
      untilMs: startMs + durationMs(asked.data.for),
    });
    const isCovered = !seesContacts(role) && !isMadeUp;
    return { body: toJson(isCovered ? withoutWords(simulation) : simulation) };
  },
});
