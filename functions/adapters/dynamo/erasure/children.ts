import { type DynamoDBClient, PutItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { Enrollment } from '../../../../core/journey/enrollment.ts';
import { anonymizedEnrollment, anonymizedEntry } from '../../../../core/privacy/anonymized.ts';
import type { TimelineEntry } from '../../../../core/send/timeline.ts';
import { elsewhereKeys } from '../elsewhere.ts';
import { enrollmentItem, enrollmentKey, enrollmentOf } from '../enrollment-item.ts';
import { deleteItems, getItems, type Item, isLost, keyOf, putItems } from '../item.ts';
import { packedText } from '../packed-text.ts';
import { partitionOf } from '../profile-item.ts';
import { shortLinkKey } from '../short-links.ts';
import { entriesOf } from '../timeline-item.ts';

export interface ChildrenAsk {
  client: DynamoDBClient;
  tableName: string;
  /** What a send's short link is called, by each key that may have named it. */
  linkIdsOf(sendId: string): readonly string[];
  nowMs: number;
  keptDays: number;
}

type Range = readonly [from: string, to: string];

export const ENROLLMENTS: Range = ['E#', 'E#~'];
const HISTORY: Range = ['T#', 'T#~'];

/** All items of a partition, or those of a range of it, a page at a time. */
export async function* itemsOf(
  { client, tableName }: Pick<ChildrenAsk, 'client' | 'tableName'>,
  pk: string,
  range?: Range,
): AsyncGenerator<Item[]> {
  const [from = '', to = ''] = range ?? [];
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: range ? '#pk = :pk AND #sk BETWEEN :from AND :to' : '#pk = :pk',
      ExpressionAttributeNames: { '#pk': 'pk', ...(range && { '#sk': 'sk' }) },
      ExpressionAttributeValues: {
        ':pk': { S: pk },
        ...(range && { ':from': { S: from }, ':to': { S: to } }),
      },
    },
  );
  for await (const page of pages) yield page.Items ?? [];
}

/**
 * Everything under a profile but the profile. Enrollments go first: from then on whoever writes for one of them loses,
 * and knows that what else he put has to go.
 */
export const deleteChildren = async (ask: ChildrenAsk, profileId: string): Promise<void> => {
  for (const range of [ENROLLMENTS, undefined])
    for await (const page of itemsOf(ask, partitionOf(profileId), range)) {
      await deleteLinks(ask, page.flatMap(sendIdsOf));
      await takeAway(
        ask,
        page.filter((item) => item.sk?.S !== '#'),
      );
    }
  await deleteCaps(ask, profileId);
};

/** What they name goes before they do. */
const takeAway = async ({ client, tableName }: ChildrenAsk, items: readonly Item[]): Promise<void> => {
  await deleteItems(client, tableName, elsewhereKeys(items).map(keyOf));
  await deleteItems(client, tableName, items);
};

export const deleteLinks = ({ client, tableName, linkIdsOf }: ChildrenAsk, sendIds: readonly string[]) =>
  deleteItems(client, tableName, [...new Set(sendIds)].flatMap(linkIdsOf).map(shortLinkKey));

const deleteCaps = async (ask: ChildrenAsk, profileId: string): Promise<void> => {
  for await (const page of itemsOf(ask, `C#${profileId}`)) await deleteItems(ask.client, ask.tableName, page);
};

/** Only SMS have short links. */
export const sendIdsOf = (item: Item): string[] => {
  if (item.sk?.S?.startsWith('T#'))
    return entriesOf(item).flatMap(({ channel, sendId }) => (channel === 'sms' ? (sendId ?? []) : []));
  if (!item.sk?.S?.startsWith('E#')) return [];
  const { sends, claim } = enrollmentOf(item);
  return [...sends, ...(claim ? [claim] : [])].flatMap((one) => (one.channel === 'sms' ? one.sendId : []));
};

/** Leaves what can be counted: what was sent, held and reacted to, and when. */
export const scrubChildren = async (ask: ChildrenAsk, profileId: string): Promise<void> => {
  const { client, tableName } = ask;
  const pk = partitionOf(profileId);
  for await (const page of itemsOf(ask, pk, ENROLLMENTS)) {
    await deleteLinks(ask, page.flatMap(sendIdsOf));
    await Promise.all(page.map((item) => scrubEnrollment(ask, enrollmentOf(item))));
  }
  for await (const page of itemsOf(ask, pk, HISTORY)) {
    await deleteLinks(ask, page.flatMap(sendIdsOf));
    for (let at = 0; at < page.length; at += 100)
      await putItems(client, tableName, page.slice(at, at + 100).map(scrubbed));
  }
  for await (const page of itemsOf(ask, pk)) await takeAway(ask, page.filter(isNeither));
  await deleteCaps(ask, profileId);
};

const isNeither = ({ sk }: Item): boolean => !/^(#$|E#|T#)/.test(sk?.S ?? '');

const scrubbed = ({ hashes: _, ...item }: Item): Item => ({
  ...item,
  body: packedText(JSON.stringify(entriesOf(item).map((entry: TimelineEntry) => anonymizedEntry(entry)))),
});

/** A wake that writes in between has written before: after it the enrollment is ended anew. */
const scrubEnrollment = async (ask: ChildrenAsk, before: Enrollment): Promise<void> => {
  const { client, tableName, nowMs, keptDays } = ask;
  const after = anonymizedEnrollment(before, nowMs);
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  const command = new PutItemCommand({
    TableName: tableName,
    Item: enrollmentItem({ ...after, version: before.version + 1 }, keptDays),
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': { N: String(before.version) } },
  });
  const isWritten = await client.send(command).then(
    () => true,
    (error: unknown) => {
      if (isLost(error)) return false;
      throw error;
    },
  );
  const [again] = isWritten
    ? []
    : await getItems(client, tableName, [enrollmentKey(before.profileId, before.id)]);
  if (again) await scrubEnrollment(ask, enrollmentOf(again));
};
