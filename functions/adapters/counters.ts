import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Count } from '../../core/analytics/count.ts';
import type { PersonNews } from '../../core/analytics/news.ts';
import type { Counters } from '../../core/analytics/ports.ts';
import { ProviderUnavailable } from '../../core/errors.ts';

/** The queue takes 256 KB; what is around the parts fits into the rest. */
const MOST_BYTES = 250 * 1024;

type Part = { count: Count } | { person: PersonNews };

/** One message takes as much as fits, of however many people: a call takes no more than one message does. */
const messagesOf = (parts: readonly Part[]): Part[][] => {
  const messages: Part[][] = [];
  let bytes = 0;
  for (const part of parts) {
    const size = Buffer.byteLength(JSON.stringify(part));
    const current = messages.at(-1);
    if (current && bytes + size <= MOST_BYTES) {
      current.push(part);
      bytes += size;
    } else {
      messages.push([part]);
      bytes = size;
    }
  }
  return messages;
};

const bodyOf = (parts: readonly Part[]): string =>
  JSON.stringify({
    v: 1,
    counts: parts.flatMap((part) => ('count' in part ? [part.count] : [])),
    people: parts.flatMap((part) => ('person' in part ? [part.person] : [])),
  });

/** News of one person too may be more than a message takes; they may come in any order. */
const partsOf = (person: PersonNews): Part[] =>
  Buffer.byteLength(JSON.stringify(person)) <= MOST_BYTES
    ? [{ person }]
    : person.news.map((one) => ({ person: { ...person, news: [one] } }));

/** Messages `{ v: 1, counts, people }` for keep-counts. Throws ProviderUnavailable; telling it once more does no harm. */
export const sqsCounters = (sqs: SQSClient, queueUrl: string): Counters => ({
  async tell({ counts = [], people = [] }) {
    // A merge is news in itself.
    const withNews = people.filter(({ news, mergedFrom }) => news.length + mergedFrom.length > 0);
    const parts = [...counts.map((count): Part => ({ count })), ...withNews.flatMap(partsOf)];
    const send = (some: readonly Part[]) =>
      sqs
        .send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: bodyOf(some) }))
        .catch((cause: unknown) => {
          throw new ProviderUnavailable('counters', true, { cause });
        });
    await Promise.all(messagesOf(parts).map(send));
  },
});
