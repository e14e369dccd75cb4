import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { callableUrlFault, hostOf } from '../../../core/net/callable-url.ts';
import { isLoopback, isPublicAddress } from '../../../core/net/public-address.ts';
import type { Clock, WebhookAnswer, WebhookCall, WebhookSecrets, Webhooks } from '../../../core/ports.ts';
import { ForbiddenAddress, type Lookup, pinnedLookup } from './pinned-lookup.ts';
import { signatureOf } from './signature.ts';

const TIMEOUT_MS = 3000;
const MOST_BYTES = 64 * 1024;
/** Statuses that say "not now". */
const NOT_NOW: ReadonlySet<number> = new Set([408, 425, 429]);

export interface WebhookParts {
  secrets: Pick<WebhookSecrets, 'get'>;
  clock: Clock;
  /** The local run may call this machine, by http; a deployment never. */
  mayCallLoopback: boolean;
  lookup?: Lookup;
  timeoutMs?: number;
}

const refused = (reason: string): WebhookAnswer => ({ kind: 'failed', reason, again: false });

/**
 * Posts JSON to an address that a marketer typed. Nothing inside the network it runs in can be reached: the addresses of a name are
 * looked at once and pinned, an address is judged however it is spelled, and redirects are not followed.
 */
export const httpWebhooks = (parts: WebhookParts): Webhooks => ({
  async post(call) {
    if (callableUrlFault(call.url) !== undefined) return refused('forbidden-address');
    if (Buffer.byteLength(call.body) > MOST_BYTES) return refused('too-large');
    const secret = call.secret === undefined ? undefined : await parts.secrets.get(call.secret);
    if (call.secret !== undefined && secret === undefined) return refused('no-secret');
    return once(parts, call, secret);
  },
});

const once = (parts: WebhookParts, call: WebhookCall, secret: string | undefined): Promise<WebhookAnswer> => {
  const url = new URL(call.url);
  const host = hostOf(url);
  const isPlain = url.protocol === 'http:';
  const isAllowed = (address: string) =>
    isPlain ? parts.mayCallLoopback && isLoopback(address) : isPublicAddress(address);
  if (isIP(host) !== 0 && !isAllowed(host)) return Promise.resolve(refused('forbidden-address'));
  const options: RequestOptions = {
    method: 'POST',
    headers: headersOf(parts, call, secret),
    // One connection a call: a kept one would outlive what was said of its address.
    agent: false,
    lookup: pinnedLookup(isAllowed, parts.lookup),
    signal: AbortSignal.timeout(parts.timeoutMs ?? TIMEOUT_MS),
  };
  return new Promise((resolve) => {
    const request = (isPlain ? httpRequest : httpsRequest)(url, options, (response) => {
      resolve(answerOf(response.statusCode ?? 0));
      // What it says besides does not matter, and may be endless.
      response.destroy();
    });
    request.on('error', (error) => resolve(failureOf(error)));
    request.end(call.body);
  });
};

const headersOf = (
  { clock }: WebhookParts,
  { id, body }: WebhookCall,
  secret: string | undefined,
): Record<string, string> => ({
  'content-type': 'application/json',
  'content-length': String(Buffer.byteLength(body)),
  'user-agent': 'Kaskad',
  'idempotency-key': id,
  ...(secret !== undefined && { 'x-kaskad-signature': signatureOf(secret, body, clock.now()) }),
});

const answerOf = (status: number): WebhookAnswer => {
  if (status >= 200 && status < 300) return { kind: 'taken', status };
  if (status >= 300 && status < 400) return refused('redirect');
  return { kind: 'failed', reason: `http-${status}`, again: status >= 500 || NOT_NOW.has(status) };
};

const failureOf = (error: Error): WebhookAnswer => {
  if (error instanceof ForbiddenAddress) return refused('forbidden-address');
  const isTimeout = error.name === 'AbortError' || error.name === 'TimeoutError';
  return { kind: 'failed', reason: isTimeout ? 'timeout' : 'unreachable', again: true };
};
