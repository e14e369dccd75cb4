import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { isFields } from '../../core/event/tidy.ts';
import { fitting } from '../../core/hooks/fitting.ts';
import { formOf } from '../../core/hooks/form.ts';
import type { Delivery, Fields, Hook, HookOptions } from '../../core/hooks/hook.ts';
import { hookOf } from '../../core/hooks/index.ts';
import type { HookSource } from '../../core/hooks/ports.ts';
import type { RefusalReason } from '../../core/live/live.ts';
import { refusedRequest, untoldDelivery } from '../../core/live/refusal.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { isProved } from './hook-proof.ts';
import { accept } from './ingest.ts';
import type { CollectPorts } from './ports.ts';
import { unpack } from './unpack.ts';

const hookPath = /^\/v1\/hooks\/([^/]+)$/;

/** The id of the source that is called; undefined for another path. */
export const hookedSource = (path: string): string | undefined => hookPath.exec(path)?.[1];

const unproved = () => problemAnswer({ status: 401, title: 'Unknown source, or not signed by its secret' });
const cannotAsk = ({ source }: HookSource) =>
  problemAnswer({
    status: 503,
    title: 'The shop system cannot be asked',
    detail: `It only names a number: keep the address of its REST as the secret hook-${source.id}-rest.`,
  });
const bad = (detail: string) => problemAnswer({ status: 400, title: 'Bad request', detail });

const isForm = (text: string): boolean => !/^\s*[[{]/.test(text);

/** Shop systems write JSON or forms, whatever they call it. */
const fieldsIn = (text: string): Fields | undefined => {
  if (isForm(text)) return formOf(text);
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const bytesOf = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');

const optionsOf = ({ queryStringParameters: query = {} }: APIGatewayProxyEventV2): HookOptions => ({
  customerIds: query.customerIds === 'true',
  ...(query.consentField ? { consentField: query.consentField } : {}),
});

/** Undefined where it has to be asked for, and nobody said where. */
const answerFor = async (
  { shopSystem }: CollectPorts,
  hook: Hook,
  delivery: Delivery,
  { askAt }: HookSource,
): Promise<Fields | undefined> => {
  const question = hook.question?.(delivery);
  if (!question) return {};
  return askAt === undefined ? undefined : shopSystem.ask(askAt, question);
};

/** `POST /v1/hooks/{source}`: a webhook of a shop system, as events of the shop's people. What is repeated counts once. */
export const takeHook = async (
  ports: CollectPorts,
  sourceId: string,
  event: APIGatewayProxyEventV2,
): Promise<HttpAnswer> => {
  const receivedAtMs = ports.clock.now();
  const refuse = async (answer: HttpAnswer, reason: RefusalReason, held?: HookSource) => {
    await ports.refused(() => refusedRequest(reason, { source: held?.source, atMs: receivedAtMs }));
    return answer;
  };
  const held = await ports.hookSources.byId(sourceId);
  if (!held) return refuse(unproved(), 'no-hook-secret');
  const unpacked = unpack(event);
  if (unpacked.kind === 'refused') return refuse(bad(unpacked.detail), unpacked.reason, held);
  const body = fieldsIn(unpacked.text);
  if (!body) return refuse(bad('The body is neither a JSON object nor a form.'), 'unreadable', held);
  const hook = hookOf(event.headers, body);
  if (!hook) return refuse(bad('No shop system that is known sends this.'), 'unknown-system', held);
  if (hook.isGreeting?.(event.headers, body))
    return accept(ports, { alone: false, events: [] }, 'batch', arrivalOf(held, receivedAtMs));
  const proof = hook.proof(event.headers, body);
  // What is signed elsewhere with the same secret may be no JSON, and pass for a form.
  if (proof.kind === 'signature' && isForm(unpacked.text))
    return refuse(bad('What is signed is a JSON object.'), 'not-json', held);
  if (!isProved(proof, held.secret, bytesOf(event))) return refuse(unproved(), 'not-signed', held);
  const delivery = hook.delivery(event.headers, body);
  const asked = async () => answerFor(ports, hook, delivery, held);
  const answer = await asked().catch(async (error: unknown) => {
    await ports.refused(() => refusedRequest('no-answer', { source: held.source, atMs: receivedAtMs }));
    throw error;
  });
  if (!answer) return refuse(cannotAsk(held), 'cannot-ask', held);
  const options = optionsOf(event);
  const events = hook.events(delivery, options, answer).map(fitting);
  const untold = events.length === 0 ? hook.untold(delivery, options, answer) : undefined;
  if (untold)
    await ports.refused(() =>
      untoldDelivery(untold, delivery.topic, { source: held.source, atMs: receivedAtMs }),
    );
  return accept(ports, { alone: false, events }, 'batch', arrivalOf(held, receivedAtMs), countedAs(held));
};

/** By themselves: an import by a key of the same source must not have the shop system refused, which gives its webhook up then. */
const countedAs = ({ source }: HookSource): string => `hook:${source.id}`;

/** Contacts that a system knows say who it is: a guest who buys has no other id. */
const arrivalOf = ({ source }: HookSource, receivedAtMs: number) => ({
  source,
  receivedAtMs,
  historical: false,
  untidy: true,
  large: true,
  bot: false,
  byContact: true,
});
