import type { IncomingMessage } from 'node:http';
import { ProviderUnavailable } from '../../../core/errors.ts';
import type { FeedFiles, Opened } from '../../../core/feed/ports.ts';
import { type Guard, guardedRequest, NOT_NOW } from './guarded-request.ts';
import { ForbiddenAddress } from './pinned-lookup.ts';

/** So long nothing may come, at the beginning and in between. */
const TIMEOUT_MS = 10_000;
const MOST_REDIRECTS = 3;
const ELSEWHERE: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const refused = (reason: string): Opened => ({ kind: 'refused', reason });

/** Feeds over HTTP, guarded as webhooks are; a redirect is looked at as if somebody had typed it. */
export const httpFeedFiles = (guard: Guard): FeedFiles => ({
  async open({ url }, { etag, lastModified }) {
    const headers = {
      'user-agent': 'Kaskad',
      'accept-encoding': 'gzip',
      ...(etag !== undefined && { 'if-none-match': etag }),
      ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
    };
    try {
      return await opened(guard, url, headers, MOST_REDIRECTS);
    } catch (cause) {
      if (cause instanceof ForbiddenAddress) return refused('forbidden-address');
      throw cause instanceof ProviderUnavailable ? cause : new ProviderUnavailable('feed', false, { cause });
    }
  },
});

const opened = async (
  guard: Guard,
  url: string,
  headers: Record<string, string>,
  redirects: number,
): Promise<Opened> => {
  const response = await asked(guard, url, headers);
  if (!response) return refused('forbidden-address');
  const { statusCode: status = 0 } = response;
  if (status === 200) return answerOf(response);
  response.destroy();
  if (status === 304) return { kind: 'unchanged' };
  const { location } = response.headers;
  if (ELSEWHERE.has(status) && location !== undefined && URL.canParse(location, url))
    return redirects === 0
      ? refused('redirects')
      : opened(guard, new URL(location, url).href, headers, redirects - 1);
  if (status >= 500 || NOT_NOW.has(status)) throw new ProviderUnavailable('feed', false);
  return refused(`http-${status}`);
};

const asked = (
  guard: Guard,
  url: string,
  headers: Record<string, string>,
): Promise<IncomingMessage | undefined> => {
  const request = guardedRequest(guard, url, { method: 'GET', headers });
  if (!request) return Promise.resolve(undefined);
  const timeoutMs = guard.timeoutMs ?? TIMEOUT_MS;
  return new Promise((resolve, reject) => {
    request.setTimeout(timeoutMs, () => request.destroy(new Error('timeout')));
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
};

const answerOf = (response: IncomingMessage): Opened => {
  const { etag, 'last-modified': lastModified, 'content-type': type = '' } = response.headers;
  const [, charset] = /charset="?([\w-]+)/i.exec(type) ?? [];
  return {
    kind: 'open',
    body: response,
    ...(charset !== undefined && { charset }),
    ...(etag !== undefined && etag.length <= 500 && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
};
