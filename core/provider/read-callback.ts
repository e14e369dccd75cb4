import { MINUTE_MS } from '../duration.ts';
import { hashId } from '../hash.ts';
import type { SmsReply } from '../sms/sms-reply.ts';
import { atPath, type Gateway } from './gateway.ts';

type Reports = NonNullable<Gateway['reports']>;

/** What one call of a gateway tells: what became of a message that it gave an id, or what somebody wrote. */
export type Told =
  | { kind: 'report'; id: string; type: 'delivered' | 'rejected' }
  | { kind: 'words'; id: string; from: string; text: string };

const MOST_TOLD = 100;

/** JSON, one or a list of them, or a form. */
const documentsIn = (body: string): unknown[] => {
  try {
    const read: unknown = JSON.parse(body);
    return Array.isArray(read) ? read.slice(0, MOST_TOLD) : [read];
  } catch {
    return [Object.fromEntries(new URLSearchParams(body))];
  }
};

const ONCE_MS = 10 * MINUTE_MS;

/** For words without an id: a call that is repeated soon is the same one, the same words another day are not. */
const madeId = (document: unknown, atMs: number): string =>
  hashId([JSON.stringify(document), Math.floor(atMs / ONCE_MS)]);

const told = (document: unknown, reports: Reports, atMs: number): Told[] => {
  const id = atPath(document, reports.id);
  const status = atPath(document, reports.status);
  const [from, text] = [atPath(document, reports.from), atPath(document, reports.text)];
  if (id !== undefined && status !== undefined) {
    if (reports.delivered.includes(status)) return [{ kind: 'report', id, type: 'delivered' }];
    if (reports.failed.includes(status)) return [{ kind: 'report', id, type: 'rejected' }];
  }
  if (from === undefined || text === undefined) return [];
  return [{ kind: 'words', id: id ?? madeId(document, atMs), from, text }];
};

/** All that a call tells, by the places that the shop named; what cannot be read tells nothing. */
export const readCallback = (body: string, reports: Reports, atMs: number): Told[] =>
  documentsIn(body).flatMap((document) => told(document, reports, atMs));

export const replyOf = (
  { from, text, id }: Extract<Told, { kind: 'words' }>,
  provider: string,
  atMs: number,
): SmsReply => ({
  ...{ v: 1, kind: 'reply', provider, atMs },
  from: from.slice(0, 40),
  text: text.slice(0, 5_000),
  id: id.slice(0, 256),
});
