import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { gatewayOf } from '../../../core/config/provider-settings.ts';
import { readCallback, replyOf, type Told } from '../../../core/provider/read-callback.ts';
import type { ApiPorts } from '../ports.ts';
import { problem } from '../problem.ts';
import { type RawBody, route } from '../route.ts';

const MOST_BYTES = 256 * 1024;

/** Takes as long for any two. */
const isSame = (given: string, kept: string): boolean =>
  timingSafeEqual(sha256(utf8ToBytes(given)), sha256(utf8ToBytes(kept)));

const textOf = ({ body = '', isBase64Encoded }: RawBody): string =>
  isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;

/** A report on a message that nobody knows is not ours, or came too late. */
const pass = async (ports: ApiPorts, provider: string, one: Told, atMs: number): Promise<boolean> => {
  const ours = await ports.sentMessages.get(provider, one.id);
  if (one.kind === 'report') {
    if (ours) await ports.bus.putDelivery({ v: 1, ...ours, type: one.type, atMs });
    return ours !== undefined;
  }
  // What we wrote ourselves comes back with its text while it is on its way.
  if (ours) return false;
  await ports.bus.putReply(replyOf(one, provider, atMs));
  return true;
};

export const takeCallback = route({
  method: 'POST',
  path: '/v1/callbacks/{provider}',
  summary:
    'What an SMS gateway reports, and what people answer: JSON or a form, read as its settings say; the key is its own secret',
  access: 'public',
  media: { body: '*/*' },
  query: z.object({ key: z.string().max(500).optional().describe('Or as a bearer token') }),
  body: z.unknown(),
  answer: z.object({ taken: z.int().describe('How many reports and answers were of use') }),
  refusals: { 413: 'More than 256 KB' },
  async run({ params, query, raw, headers }, ports) {
    const provider = params.provider ?? '';
    const reports = gatewayOf((await ports.config.snapshot()).providers, provider)?.reports;
    const key = query.key ?? /^Bearer +(\S{1,500})$/i.exec(headers.authorization ?? '')?.[1];
    const kept = reports && key !== undefined ? await ports.webhookSecrets.get(reports.secret) : undefined;
    if (!reports || key === undefined || kept === undefined || !isSame(key, kept))
      return problem(401, {}, { 'www-authenticate': 'Bearer' });
    const body = textOf(raw);
    if (Buffer.byteLength(body) > MOST_BYTES) return problem(413);
    const atMs = ports.clock.now();
    let taken = 0;
    for (const one of readCallback(body, reports, atMs))
      if (await pass(ports, provider, one, atMs)) taken += 1;
    return { body: { taken } };
  },
});
