import type { ClientRequest, IncomingMessage } from 'node:http';
import { type Guard, guardedRequest } from './guarded-request.ts';
import { ForbiddenAddress } from './pinned-lookup.ts';

const TIMEOUT_MS = 3000;

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string | Buffer;
  /** The most of the answer that is wanted, in bytes; without it the answer is not looked at. */
  reads?: number;
}

/** `failed`: nothing was answered; `error` is what the connection said. */
export type PostAnswer =
  | { kind: 'answered'; status: number; text: string }
  | { kind: 'forbidden' }
  | { kind: 'failed'; isTimeout: boolean; error: Error };

/**
 * Posts to an address that somebody else wrote down. Nothing inside the network it runs in can be reached: the addresses of a name
 * are looked at once and pinned, an address is judged however it is spelled, and redirects are not followed.
 */
export const guardedPost = async (guard: Guard, post: Post): Promise<PostAnswer> => {
  const request = guardedRequest(guard, post.url, {
    method: 'POST',
    headers: { ...post.headers, 'content-length': String(Buffer.byteLength(post.body)) },
    signal: AbortSignal.timeout(guard.timeoutMs ?? TIMEOUT_MS),
  });
  if (!request) return { kind: 'forbidden' };
  try {
    return await answered(request, post);
  } catch (error) {
    return failureOf(error as Error);
  }
};

const answered = (request: ClientRequest, { body, reads = 0 }: Post): Promise<PostAnswer> =>
  new Promise((resolve, reject) => {
    request.on('response', (response) => {
      readUpTo(response, reads).then(
        (text) => resolve({ kind: 'answered', status: response.statusCode ?? 0, text }),
        reject,
      );
    });
    request.on('error', reject);
    request.end(body);
  });

/** What is said beyond that does not matter, and may be endless. */
const readUpTo = async (response: IncomingMessage, most: number): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  if (most > 0)
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= most) break;
    }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, most).toString('utf8');
};

const failureOf = (error: Error): PostAnswer => {
  if (error instanceof ForbiddenAddress) return { kind: 'forbidden' };
  return { kind: 'failed', isTimeout: error.name === 'AbortError' || error.name === 'TimeoutError', error };
};
