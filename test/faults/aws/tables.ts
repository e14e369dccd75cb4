import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { Profile } from '../../../core/profile/profile.ts';
import { textOf } from '../../../functions/adapters/dynamo/packed-text.ts';
import { profileOf } from '../../../functions/adapters/dynamo/profile-item.ts';
import { conditionOf, type Item, updatesOf, type Words } from './expressions.ts';

export interface Input {
  TableName?: string;
  Key?: Item;
  Item?: Item;
  IndexName?: string;
  Limit?: number;
  ScanIndexForward?: boolean;
  KeyConditionExpression?: string;
  FilterExpression?: string;
  ConditionExpression?: string;
  UpdateExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
  RequestItems?: Record<string, unknown>;
}

interface Keys {
  Keys: Item[];
}
interface Request {
  PutRequest?: { Item: Item };
  DeleteRequest?: { Key: Item };
}

const wordsOf = (input: Input): Words => ({
  names: input.ExpressionAttributeNames ?? {},
  values: input.ExpressionAttributeValues ?? {},
});

/**
 * Tables in memory, as far as our adapters use DynamoDB: one writer at a time, consistent reads, keys `pk` and `sk`, no
 * index. Items are never changed in place.
 */
export class Tables {
  private readonly partitions = new Map<string, Map<string, Item>>();
  /** Told of each item that is written. */
  onWrite: (item: Item) => void = () => {};

  /** All items of a partition, in the order of their sort keys. */
  partition(table: string, pk: string): Item[] {
    const items = [...(this.partitions.get(`${table}/${pk}`)?.values() ?? [])];
    return items.sort((a, b) => ((a.sk?.S ?? '') < (b.sk?.S ?? '') ? -1 : 1));
  }

  /** Every person with all items, named by the userId that the profile, or the one it was merged into, holds, else by her browser. */
  people(): { owner: string; items: Item[] }[] {
    const profiles = new Map<string, { profile: Profile; items: Item[] }>();
    for (const [key, items] of this.partitions) {
      const hot = key.includes('/P#') ? items.get('#') : undefined;
      if (!hot || hot.erasedAtMs) continue;
      const profile = profileOf(hot).value;
      profiles.set(profile.id, { profile, items: [...items.values()] });
    }
    const ownerOf = ({ identities, mergedInto }: Profile): string => {
      const winner = mergedInto === undefined ? undefined : profiles.get(mergedInto)?.profile;
      const named = (wanted: string) => identities.find(({ namespace }) => namespace === wanted)?.value;
      return winner ? ownerOf(winner) : (named('userId') ?? named('anonymousId') ?? '');
    };
    return [...profiles.values()].map(({ profile, items }) => ({ owner: ownerOf(profile), items }));
  }

  /** All that is stored, as text, by its key. */
  *texts(): Iterable<[key: string, text: string]> {
    for (const [pk, items] of this.partitions)
      for (const [sk, { pk: _pk, sk: _sk, body, ...rest }] of items)
        yield [`${pk} ${sk}`, `${pk} ${sk} ${textOf(body)} ${JSON.stringify(rest)}`];
  }

  PutItem(input: Input): object {
    const { TableName: table = '', Item: item = {} } = input;
    this.check(input, this.read(table, item));
    this.write(table, item);
    return {};
  }

  GetItem({ TableName: table = '', Key: key = {} }: Input): object {
    const item = this.read(table, key);
    return item ? { Item: item } : {};
  }

  UpdateItem(input: Input): object {
    const { TableName: table = '', Key: key = {}, UpdateExpression: text = '' } = input;
    const before = this.read(table, key);
    this.check(input, before);
    const item = { ...key, ...before };
    const words = wordsOf(input);
    for (const update of updatesOf(text)) update(item, words, before ?? {});
    this.write(table, item);
    return { Attributes: item };
  }

  DeleteItem(input: Input): object {
    const { TableName: table = '', Key: key = {} } = input;
    this.check(input, this.read(table, key));
    this.partitions.get(`${table}/${key.pk?.S}`)?.delete(key.sk?.S ?? '');
    return {};
  }

  Query(input: Input): object {
    const words = wordsOf(input);
    const { TableName: table = '', KeyConditionExpression: text = '', FilterExpression: filter } = input;
    if (input.IndexName !== undefined) throw new Error('no index here');
    const pk = Object.values(words.values).find(({ S }) => this.partitions.has(`${table}/${S}`))?.S ?? '';
    const found = this.partition(table, pk).filter((item) => conditionOf(text)(item, words));
    const inOrder = input.ScanIndexForward === false ? found.reverse() : found;
    const page = inOrder.slice(0, input.Limit ?? inOrder.length);
    const last = page.length < inOrder.length ? page.at(-1) : undefined;
    const items = filter === undefined ? page : page.filter((item) => conditionOf(filter)(item, words));
    return { Items: items, ...(last?.pk && last.sk && { LastEvaluatedKey: { pk: last.pk, sk: last.sk } }) };
  }

  BatchGetItem({ RequestItems = {} }: Input, share = 1): object {
    const [table = ''] = Object.keys(RequestItems);
    const keys = (RequestItems[table] as Keys).Keys;
    const done = Math.ceil(keys.length * share);
    const items = keys
      .slice(0, done)
      .map((key) => this.read(table, key))
      .filter((item) => item !== undefined);
    const left = keys.slice(done);
    return {
      Responses: { [table]: items },
      ...(left.length > 0 && { UnprocessedKeys: { [table]: { Keys: left } } }),
    };
  }

  BatchWriteItem({ RequestItems = {} }: Input, share = 1): object {
    const [table = ''] = Object.keys(RequestItems);
    const requests = RequestItems[table] as Request[];
    const done = Math.ceil(requests.length * share);
    for (const { PutRequest, DeleteRequest } of requests.slice(0, done)) {
      if (PutRequest) this.write(table, PutRequest.Item);
      if (DeleteRequest) this.DeleteItem({ TableName: table, Key: DeleteRequest.Key });
    }
    const left = requests.slice(done);
    return left.length > 0 ? { UnprocessedItems: { [table]: left } } : {};
  }

  private read(table: string, { pk, sk }: Item): Item | undefined {
    return this.partitions.get(`${table}/${pk?.S}`)?.get(sk?.S ?? '');
  }

  private write(table: string, item: Item): void {
    const key = `${table}/${item.pk?.S}`;
    const partition = this.partitions.get(key) ?? new Map<string, Item>();
    this.partitions.set(key, partition.set(item.sk?.S ?? '', item));
    this.onWrite(item);
  }

  private check(input: Input, item: Item | undefined): void {
    const { ConditionExpression: text } = input;
    if (text === undefined || conditionOf(text)(item ?? {}, wordsOf(input))) return;
    throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
  }
}
