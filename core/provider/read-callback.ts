import { MINUTE_MS } from '../duration.ts';
import { hashId } from '../hash.ts';
import type { SmsReply } from '../sms/sms-reply.ts';
import { exactJson } from './exact-json.ts';
import { atPath, type Gateway } from './gateway.ts';

type Reports = NonNullable<Gateway['reports']>;

/** What one call of a gateway tells: what became of a message that it gave an id, or what somebody wrote. */
export type Told =
  | { kind: 'report'; id: string; type: 'delivered' | 'rejected' }
  | { kind: 'words'; id: string; from: string; text: string };

const MOST_TOLD = 100;

/** JSON, one or a list of them, or a form. */
const documentsIn = (body: string): unknown[] => {
  const read = exactJson(body) ?? Object.fromEntries(new URLSearchParams(body));
  return Array.isArray(read) ? read.slice(0, MOST_TOLD) : [read];
};

const ONCE_MS = 10 * MINUTE_MS;

/** For words without an id: a call that is repeated soon is the same one, the same words another day are not. */
const madeId = (document: unknown, atMs: number): string =>
  hashId([JSON.stringify(document), Math.floor(atMs / ONCE_MS)]);

const reportIn = (document: unknown, { delivered, failed, ...reports }: Reports): Told[] => {
  const [id, status] = [atPath(document, reports.id), atPath(document, reports.status)];
  if (id === undefined || status === undefined) return [];
  if (delivered.includes(status)) return [{ kind: 'report', id, type: 'delivered' }];
  return failed.includes(status) ? [{ kind: 'report', id, type: 'rejected' }] : [];
};

const wordsIn = (document: unknown, reports: Reports, atMs: number): Told[] => {
  const [from, text] = [atPath(document, reports.from), atPath(document, reports.text)];
  if (from === undefined || text === undefined) return [];
  return [{ kind: 'words', id: atPath(document, reports.id) ?? madeId(document, atMs), from, text }];
};

/** Both, where a gateway gives what people write a status as well: whose the id is tells which of them it was. */
const told = (document: unknown, reports: Reports, atMs: number): Told[] => [
  ...reportIn(document, reports),
  ...wordsIn(document, reports, atMs),
];

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
