import * as z from 'zod';
import { channelSchema } from '../../../core/channel/channel-schema.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import type { Channel } from '../../../core/consent/consent.ts';
import { DAY_MS } from '../../../core/duration.ts';
import { operatorEvent } from '../../../core/event/operator-event.ts';
import { faultsOf } from '../../../core/faults.ts';
import { hashId } from '../../../core/hash.ts';
import { MESSAGE_STEP, messageJourneyId } from '../../../core/journey/built-in/message-requested.ts';
import { JOURNEY_REQUESTED } from '../../../core/journey/triggers/manual.ts';
import { channelsOf } from '../../../core/message/template.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { messageKeyHash } from '../../../core/send/message-key.ts';
import type { MessageRequest } from '../../../core/send/ports.ts';
import { sendIdOf } from '../../../core/send/send-id.ts';
import { findPerson } from '../find-person.ts';
import { personNamed, personNames } from '../person-named.ts';
import type { ApiPorts } from '../ports.ts';
import { problem, type Refusal } from '../problem.ts';
import { route } from '../route.ts';

const KEPT_MS = 30 * DAY_MS;

const bodySchema = z
  .strictObject({
    template: z.string().min(1).max(64),
    channel: channelSchema.optional().describe('Where the template is for several'),
    ...personNames,
    idempotencyKey: z
      .string()
      .min(1)
      .max(200)
      .describe('What it is about, an order say: asked for again by the same key it is sent once'),
  })
  .refine(({ profileId, identity }) => (profileId === undefined) !== (identity === undefined), {
    path: ['profileId'],
    message: 'profileId or identity',
  });
type Body = z.infer<typeof bodySchema>;

const answerSchema = z.object({ sendId: z.string(), status: z.literal('accepted') });

/** By which channel the template goes out, or why it cannot. */
const channelFor = ({ template, channel }: Body, { templates }: Snapshot): Channel | Refusal => {
  const known = Object.hasOwn(templates, template) ? templates[template] : undefined;
  if (!known) return problem(404, { detail: `There is no template ${template}.` });
  const all = channelsOf(known);
  const [only] = all;
  if (channel === undefined && all.length === 1 && only) return only;
  if (channel !== undefined && all.includes(channel)) return channel;
  return problem(422, {
    faults: [{ path: '/channel', message: `the template is for ${all.join(', ')}` }],
  });
};

const requestOf = (
  { idempotencyKey: key, template }: Body,
  {
    profile,
    channel,
    bodyHash,
    atMs,
  }: { profile: Profile; channel: Channel; bodyHash: string; atMs: number },
): MessageRequest => {
  const journeyId = messageJourneyId(channel, template);
  const enrollment = { id: hashId([profile.id, journeyId, key, 0]) };
  const sendId = sendIdOf(enrollment, { stepId: MESSAGE_STEP }, 1);
  const expiresAtSeconds = Math.ceil((atMs + KEPT_MS) / 1000);
  const { id: profileId } = profile;
  const keyHash = messageKeyHash(key);
  return { keyHash, bodyHash, sendId, profileId, journeyId, template, channel, atMs, expiresAtSeconds };
};

/** Said again it is the same event, which counts once: whoever was cut off after the request was kept says it the next time. */
const say = async (
  { bus }: Pick<ApiPorts, 'bus'>,
  { profileId, journeyId, atMs }: MessageRequest,
  { idempotencyKey: key, properties = {} }: Body,
  by: string,
): Promise<void> => {
  const said = { ...properties, journeyId, entryKey: key };
  const event = { profileId, event: JOURNEY_REQUESTED, by, atMs, properties: said, parts: [journeyId, key] };
  await bus.putEvents([operatorEvent(event)]);
};

const newRequest = async (
  body: Body,
  bodyHash: string,
  ports: ApiPorts,
): Promise<MessageRequest | Refusal> => {
  const channel = channelFor(body, await ports.config.snapshot());
  if (typeof channel !== 'string') return channel;
  const id = await personNamed(ports, body);
  const profile = id === undefined ? undefined : (await findPerson(ports.people, id))?.profile;
  if (!profile || profile.anonymized) return problem(404, { detail: 'There is no such person.' });
  return ports.messages.put(requestOf(body, { profile, channel, bodyHash, atMs: ports.clock.now() }));
};

export const postMessages = route({
  method: 'POST',
  path: '/v1/messages',
  summary: 'Sends one transactional message to one person: whatever her consent to marketing, at any hour',
  access: 'serve',
  body: bodySchema,
  success: 202,
  answer: answerSchema,
  refusals: {
    404: 'There is no such template or person',
    409: 'Something else was asked for by this key',
    422: 'The template is for another channel',
  },
  async run({ by, body, headers }, ports) {
    const key = headers['idempotency-key'];
    const said = key === undefined ? body : { idempotencyKey: key, ...(body as object | undefined) };
    const asked = bodySchema.safeParse(said ?? {});
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const bodyHash = hashId([JSON.stringify(asked.data)]);
    const known = await ports.messages.byKey(messageKeyHash(asked.data.idempotencyKey));
    const request = known ?? (await newRequest(asked.data, bodyHash, ports));
    if ('problem' in request) return request;
    if (request.bodyHash !== bodyHash)
      return problem(409, { detail: 'Something else was asked for by this key.' });
    await say(ports, request, asked.data, by);
    return { status: 202, body: { sendId: request.sendId, status: 'accepted' } };
  },
});
