import { type DynamoDBClient, paginateQuery, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { BudgetPeriod } from '../../../core/contact/budget-period.ts';
import { type Item, isLost, keyOf } from './item.ts';

/** All of one budget: what has been handed out to functions, and what each of them has left of it. */
export interface Book {
  handedMinor: number;
  slices: { id: string; leftMinor: number }[];
}

const HANDED = '#';
const SLICE = 'S#';

export const spentIn = ({ handedMinor, slices }: Book): number =>
  handedMinor - slices.reduce((sum, { leftMinor }) => sum + leftMinor, 0);

const minorIn = (item: Item | undefined): number => Number(item?.minor?.N ?? 0);

const bookOf = (items: readonly Item[]): Book => ({
  handedMinor: minorIn(items.find(({ sk }) => sk?.S === HANDED)),
  slices: items
    .filter(({ sk }) => sk?.S?.startsWith(SLICE))
    .map((item) => ({ id: item.sk?.S?.slice(SLICE.length) ?? '', leftMinor: minorIn(item) })),
});

const unlessLost = (error: unknown): undefined => {
  if (isLost(error)) return undefined;
  throw error;
};

/**
 * The items of one budget. Money moves by conditional writes that take before they give: whoever dies in between leaves less to
 * spend, never more.
 */
export const budgetLedger = (
  client: DynamoDBClient,
  tableName: string,
  { channel, name, expiresAtSeconds }: BudgetPeriod,
) => {
  const pk = `B#${channel}#${name}`;

  /** What stands there then; undefined where the condition does not hold. */
  const add = async (
    sk: string,
    minor: number,
    on?: { condition: string; value: number },
  ): Promise<number | undefined> => {
    const command = new UpdateItemCommand({
      TableName: tableName,
      Key: keyOf({ pk, sk }),
      UpdateExpression: 'ADD #minor :minor SET #expires = :expires',
      ...(on && { ConditionExpression: on.condition }),
      ExpressionAttributeNames: { '#minor': 'minor', '#expires': 'expiresAtSeconds' },
      ExpressionAttributeValues: {
        ':minor': { N: String(minor) },
        ':expires': { N: String(expiresAtSeconds) },
        ...(on && { ':value': { N: String(on.value) } }),
      },
      ReturnValues: 'ALL_NEW',
    });
    return client.send(command).then(({ Attributes }) => minorIn(Attributes), unlessLost);
  };

  return {
    /** Hands out so much unless it would be more than the limit: how much that makes in all. */
    async handOut(minor: number, limitMinor: number): Promise<number | undefined> {
      const condition = 'attribute_not_exists(#minor) OR #minor <= :value';
      return minor > limitMinor ? undefined : add(HANDED, minor, { condition, value: limitMinor - minor });
    },
    takeBack: (minor: number) => add(HANDED, -minor),
    /** False where no more than that is left there. */
    takeFrom: async (id: string, minor: number): Promise<boolean> =>
      (await add(SLICE + id, -minor, { condition: '#minor >= :value', value: minor })) !== undefined,
    putInto: (id: string, minor: number) => add(SLICE + id, minor),

    async read(): Promise<Book> {
      const query = {
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
      };
      const items: Item[] = [];
      for await (const page of paginateQuery({ client }, query)) items.push(...(page.Items ?? []));
      return bookOf(items);
    },
  };
};
export type BudgetLedger = ReturnType<typeof budgetLedger>;
