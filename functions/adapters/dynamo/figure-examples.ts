import { type DynamoDBClient, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  type ExamplePlace,
  type Examples,
  type ExamplesAsk,
  type FigureExamples,
  MOST_EXAMPLES,
} from '../../../core/analytics/examples.ts';
import type { Channel } from '../../../core/consent/consent.ts';
import { DAY_MS } from '../../../core/duration.ts';
import type { Clock } from '../../../core/ports.ts';
import { atATime } from '../at-a-time.ts';
import { type Item, isAlive, isLost, type Key, keyOf } from './item.ts';

const KEPT_MS = 90 * DAY_MS;
const AT_ONCE = 8;
/** Places that are known to be full; forgotten when they are too many to remember. */
const MOST_KNOWN = 20_000;
const MOST_PAGES = 10;

const partitionOf = (reason: string): string => `WHY#${reason}`;
const keyAt = ({ reason, date, journeyId, channel }: ExamplePlace): Key => ({
  pk: partitionOf(reason),
  sk: `${date}#${channel ?? ''}#${journeyId ?? ''}`,
});

const placeIn = (item: Item): ExamplePlace => {
  const reason = item.pk?.S?.slice(partitionOf('').length) ?? '';
  const [date = '', channel = '', ...rest] = item.sk?.S?.split('#') ?? [];
  const journeyId = rest.join('#');
  return {
    ...{ reason, date },
    ...(journeyId !== '' && { journeyId }),
    ...(channel !== '' && { channel: channel as Channel }),
  };
};

/** A set of ids for each reason, day, channel and journey: one write puts several in, and none is read before. */
export const dynamoFigureExamples = (
  client: DynamoDBClient,
  tableName: string,
  clock: Clock,
): FigureExamples => {
  const full = new Set<string>();

  const noteFull = (name: string): void => {
    if (full.size >= MOST_KNOWN) full.clear();
    full.add(name);
  };

  const keepOne = async ({ profileIds, ...place }: Examples): Promise<void> => {
    const key = keyAt(place);
    const name = `${key.pk} ${key.sk}`;
    if (full.has(name)) return;
    const expiresAtSeconds = Math.ceil((Date.parse(place.date) + KEPT_MS) / 1000);
    const command = new UpdateItemCommand({
      TableName: tableName,
      Key: keyOf(key),
      UpdateExpression: 'ADD #people :some SET #expires = :expires',
      ConditionExpression: 'attribute_not_exists(#people) OR size(#people) < :most',
      ExpressionAttributeNames: { '#people': 'people', '#expires': 'expiresAtSeconds' },
      ExpressionAttributeValues: {
        ':some': { SS: profileIds },
        ':expires': { N: String(expiresAtSeconds) },
        ':most': { N: String(MOST_EXAMPLES) },
      },
    });
    await client.send(command).catch((error: unknown) => {
      if (!isLost(error)) throw error;
      noteFull(name);
    });
  };

  const pageOf = (reason: string, { from, to }: ExamplesAsk['range'], start: Item | undefined) =>
    client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
        ExpressionAttributeValues: {
          ':pk': { S: partitionOf(reason) },
          ':from': { S: from },
          ':to': { S: `${to}~` },
        },
        ScanIndexForward: false,
        ...(start && { ExclusiveStartKey: start }),
      }),
    );

  return {
    async keep(examples) {
      await atATime(AT_ONCE, examples, keepOne);
    },

    async find({ reason, range, journeyId, channel, limit }) {
      const found: Examples[] = [];
      let [people, start]: [number, Item | undefined] = [0, undefined];
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const { Items = [], LastEvaluatedKey } = await pageOf(reason, range, start);
        for (const item of Items.filter((one) => isAlive(one, clock.now()))) {
          const place = placeIn(item);
          const isMeant =
            (journeyId ?? place.journeyId) === place.journeyId &&
            (channel ?? place.channel) === place.channel;
          const profileIds = (item.people?.SS ?? []).slice(0, MOST_EXAMPLES);
          if (!isMeant || people >= limit) continue;
          found.push({ ...place, profileIds });
          people += profileIds.length;
        }
        start = LastEvaluatedKey;
        if (!start || people >= limit) break;
      }
      return found;
    },
  };
};
