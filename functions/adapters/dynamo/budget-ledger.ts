import {
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
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

/** A function that writes, one write after another: it numbers them, upwards. */
export interface Writer {
  id: string;
  nextNo(): number;
}

/**
 * The items of one budget. Money moves by conditional writes that take before they give: whoever dies in between leaves less to
 * spend, never more. Each item keeps the number of each writer's latest write: one that the client repeats, since nobody answered the
 * first, moves nothing twice, and neither does one that comes late.
 */
export const budgetLedger = (
  client: DynamoDBClient,
  tableName: string,
  { channel, name, expiresAtSeconds }: BudgetPeriod,
  writer: Writer,
) => {
  const pk = `B#${channel}#${name}`;
  const noOf = `N#${writer.id}`;

  /** What stands there then; undefined where the condition does not hold. */
  const add = async (
    sk: string,
    minor: number,
    on?: { condition: string; value: number },
  ): Promise<number | undefined> => {
    const no = String(writer.nextNo());
    const where = { TableName: tableName, Key: keyOf({ pk, sk }) };
    const isNew = '(attribute_not_exists(#no) OR #no < :no)';
    const command = new UpdateItemCommand({
      ...where,
      UpdateExpression: 'ADD #minor :minor SET #expires = :expires, #no = :no',
      ConditionExpression: on ? `${isNew} AND (${on.condition})` : isNew,
      ExpressionAttributeNames: { '#minor': 'minor', '#expires': 'expiresAtSeconds', '#no': noOf },
      ExpressionAttributeValues: {
        ':minor': { N: String(minor) },
        ':expires': { N: String(expiresAtSeconds) },
        ':no': { N: no },
        ...(on && { ':value': { N: String(on.value) } }),
      },
      ReturnValues: 'ALL_NEW',
    });
    try {
      return minorIn((await client.send(command)).Attributes);
    } catch (error) {
      if (!isLost(error)) throw error;
      const { Item: item } = await client.send(new GetItemCommand({ ...where, ConsistentRead: true }));
      return item?.[noOf]?.N === no ? minorIn(item) : undefined;
    }
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
