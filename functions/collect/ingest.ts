import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { CallType } from '../../core/event/call-type.ts';
import type { ShopEvent } from '../../core/event/event.ts';
import { instantMs } from '../../core/event/event-time.ts';
import { isBot } from '../../core/event/is-bot.ts';
import { type Arrival, normalise } from '../../core/event/normalise.ts';
import { pack } from '../../core/event/pack.ts';
import type { RefusalReason } from '../../core/live/live.ts';
import { type Dropped, refusedEvents, refusedRequest } from '../../core/live/refusal.ts';
import type { EventSource } from '../../core/ports.ts';
import type { Room } from '../../core/throttle/ports.ts';
import { isAllowed } from '../runtime/cors.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { count } from '../runtime/measure.ts';
import { shopperOf } from '../runtime/shopper-token.ts';
import type { CollectPorts } from './ports.ts';
import { type Reading, readBody, type Said } from './read-body.ts';
import { roomFor } from './room-for.ts';
import { unpack } from './unpack.ts';
import { headerKey, sourceOf, unknownKey } from './write-key.ts';

const bad = (detail: string) => problemAnswer({ status: 400, title: 'Bad request', detail });
const overLimit = (afterMs: number) =>
  problemAnswer(
    { status: 429, title: 'More events a second than this write key, or one address with it, may send' },
    { 'retry-after': String(Math.ceil(afterMs / 1000)) },
  );
const wrongToken = () => problemAnswer({ status: 401, title: 'The shopper token is not valid' });
const wrongOrigin = () => problemAnswer({ status: 403, title: 'This write key is not for this origin' });

/** What is accepted when this answers is in the bus; whatever keeps it from there is thrown. `shape` makes events of another body. */
export const ingest = async (
  ports: CollectPorts,
  call: CallType,
  event: APIGatewayProxyEventV2,
  shape: (said: Said) => Reading = (said) => said,
): Promise<HttpAnswer> => {
  const receivedAtMs = ports.clock.now();
  const key = headerKey(event.headers);
  const known = key === undefined ? undefined : await sourceOf(ports.sources, key);
  const refuse = async (answer: HttpAnswer, reason: RefusalReason, source = known) => {
    await ports.refused(() => refusedRequest(reason, { source, atMs: receivedAtMs }));
    return answer;
  };
  if (key !== undefined && !known) return refuse(unknownKey(), 'unknown-key');
  const body = unpack(event);
  if (body.kind === 'refused') return refuse(bad(body.detail), body.reason);
  const read = readBody(body, call);
  if (read.kind === 'refused') return refuse(bad(read.detail), read.reason);
  const source = known ?? (await sourceOf(ports.sources, read.writeKey));
  if (!source) return refuse(unknownKey(), 'unknown-key');
  const said = shape(read);
  if (said.kind === 'refused') return refuse(bad(said.detail), said.reason, source);
  const { origin, 'x-shopper-token': token } = event.headers;
  if (origin !== undefined && !isAllowed(origin, source.origins))
    return refuse(wrongOrigin(), 'wrong-origin', source);
  const shopper = token && shopperOf(token, await ports.sources.secretKeys(), receivedAtMs);
  if (token && !shopper) return refuse(wrongToken(), 'bad-shopper-token', source);
  return accept(ports, said, call, {
    ...arrivalOf(said, source, event),
    receivedAtMs,
    historical: call === 'import',
    ...(shopper ? { shopper } : {}),
  });
};

const arrivalOf = (
  said: Said,
  source: EventSource,
  event: APIGatewayProxyEventV2,
): Omit<Arrival, 'receivedAtMs' | 'historical'> => ({
  source,
  untidy: said.untidy,
  large: said.large,
  bot: source.kind === 'public' && isBot(event.requestContext.http.userAgent),
  ...(source.kind === 'public' && event.requestContext.http.sourceIp
    ? { ip: event.requestContext.http.sourceIp }
    : {}),
  ...(said.context ? { context: said.context } : {}),
  ...sentAtOf(said.sentAt ?? event.headers.sentat),
});

const sentAtOf = (said: unknown): Pick<Arrival, 'sentAtMs'> => {
  const sentAtMs = instantMs(said);
  return sentAtMs === undefined ? {} : { sentAtMs };
};

const from = ({ source, receivedAtMs: atMs }: Arrival) => ({ source, atMs });

const rawOf = (
  dropped: readonly { index: number; reason: string }[],
  { events }: Pick<Said, 'events'>,
): Dropped[] => dropped.map(({ index, reason }) => ({ raw: events[index], reason }));

/** The good ones as they are kept, and which were bad. */
const sorted = ({ events: raw }: Pick<Said, 'events'>, call: CallType, arrival: Arrival) => {
  const events: ShopEvent[] = [];
  const dropped: { index: number; reason: string }[] = [];
  for (const [index, one] of raw.entries()) {
    const normalised = normalise(one, call, arrival);
    if (normalised.kind === 'event') events.push(normalised.event);
    else dropped.push({ index, reason: normalised.reason });
  }
  return { events, dropped };
};

/** What did not come in, by a fault of ours, counts to no limit: its client says it again. */
const putIn = async (put: Promise<void>, room: Extract<Room, { kind: 'taken' }>): Promise<void> => {
  try {
    await put;
  } catch (error) {
    room.release();
    throw error;
  }
  await room.tell();
};

/**
 * A bad event is dropped alone; by itself it is a bad request. Of what comes above the limit of its source nothing is taken:
 * whoever said it says it again. `countedAs` is whose limit that is; the source's own without it.
 */
export const accept = async (
  { bus, refused, throttle }: CollectPorts,
  said: Pick<Said, 'alone' | 'events'>,
  call: CallType,
  arrival: Arrival,
  countedAs?: string,
): Promise<HttpAnswer> => {
  const { events, dropped } = sorted(said, call, arrival);
  const room = events.length > 0 ? roomFor(throttle, arrival, events.length, countedAs) : undefined;
  if (room?.kind === 'refused') {
    count('EventsOverLimit', events.length);
    await refused(() => refusedRequest('over-limit', from(arrival)));
    return overLimit(room.retryAfterMs);
  }
  const tell = async () => {
    if (dropped.length > 0) await refused(() => refusedEvents(rawOf(dropped, said), from(arrival)));
  };
  await Promise.all([room && putIn(bus.putEvents(pack(events, arrival)), room), tell()]);
  count('EventsDropped', dropped.length);
  if (said.alone && dropped[0]) return bad(dropped[0].reason);
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ success: true, accepted: events.length, dropped }),
  };
};
