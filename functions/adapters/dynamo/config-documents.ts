import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { contentHash } from '../../../core/config/canonical.ts';
import type { Head } from '../../../core/config/chunks.ts';
import type { ConfigDocuments } from '../../../core/config/config-documents.ts';
import type {
  AuditEntry,
  DocumentKey,
  DocumentKind,
  DocumentVersion,
  Draft,
  DraftSummary,
  PublishedEntry,
} from '../../../core/config/documents.ts';
import { Conflict, NotFound } from '../../../core/errors.ts';
import { hashId } from '../../../core/hash.ts';

type Item = Record<string, AttributeValue>;

const sortKeyOf = (version: number) => `V#${String(version).padStart(10, '0')}`;
const versionsOf = (key: DocumentKey) => `DOC#${key.kind}#${key.id}`;
const bodyOf = <T>(item: Item): T => JSON.parse(item.body?.S ?? 'null') as T;
const numberOf = (item: Item, name: string) => Number(item[name]?.N ?? 0);

const draftItem = (draft: Draft): Item => ({
  pk: { S: `DOC#${draft.kind}` },
  sk: { S: draft.id },
  body: { S: JSON.stringify(draft.document) },
  draftVersion: { N: String(draft.draftVersion) },
  savedAtMs: { N: String(draft.savedAtMs) },
  contentHash: { S: contentHash(draft.document) },
  ...('name' in draft.document && draft.document.name ? { title: { S: draft.document.name } } : {}),
});

const summaryOf = (item: Item): DraftSummary => ({
  id: item.sk?.S ?? '',
  ...(item.title?.S ? { name: item.title.S } : {}),
  draftVersion: numberOf(item, 'draftVersion'),
  savedAtMs: numberOf(item, 'savedAtMs'),
  contentHash: item.contentHash?.S ?? '',
});

/** Documents, their versions and the head in ConfigTable. Every write that somebody else may race for is conditional. */
export const dynamoConfigDocuments = (client: DynamoDBClient, tableName: string): ConfigDocuments => {
  const get = async (pk: string, sk: string): Promise<Item | undefined> => {
    const key = { pk: { S: pk }, sk: { S: sk } };
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
    );
    return Item;
  };

  const put = async (item: Item, what: string, condition?: string, values?: Item): Promise<void> => {
    const command = new PutItemCommand({
      TableName: tableName,
      Item: item,
      ...(condition ? { ConditionExpression: condition } : {}),
      ...(values ? { ExpressionAttributeValues: values } : {}),
    });
    await client.send(command).catch((cause: unknown) => {
      throw cause instanceof ConditionalCheckFailedException ? new Conflict(what, { cause }) : cause;
    });
  };

  return {
    async head() {
      const item = await get('HEAD', '#');
      return item && bodyOf<Head>(item);
    },

    async chunk(hash) {
      const item = await get(`CHUNK#${hash}`, '#');
      // Half a configuration must not act.
      if (!item) throw new NotFound('chunk', hash);
      return bodyOf<PublishedEntry[]>(item);
    },

    async putChunks(chunks) {
      for (const { hash, entries } of chunks) {
        await put(
          { pk: { S: `CHUNK#${hash}` }, sk: { S: '#' }, body: { S: JSON.stringify(entries) } },
          'chunk',
        );
      }
    },

    async switchHead(head) {
      const revision = { N: String(head.revision) };
      const item = { pk: { S: 'HEAD' }, sk: { S: '#' }, body: { S: JSON.stringify(head) }, revision };
      if (head.revision === 1) return put(item, 'published state', 'attribute_not_exists(pk)');
      await put(item, 'published state', 'revision = :before', {
        ':before': { N: String(head.revision - 1) },
      });
    },

    async draft<K extends DocumentKind>({ kind, id }: DocumentKey<K>) {
      const item = await get(`DOC#${kind}`, id);
      if (!item) return undefined;
      const { draftVersion, savedAtMs } = summaryOf(item);
      return { kind, id, document: bodyOf<Draft<K>['document']>(item), draftVersion, savedAtMs };
    },

    async drafts(kind, cursor, limit) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: cursor === undefined ? 'pk = :pk' : 'pk = :pk AND sk > :cursor',
          ExpressionAttributeValues: {
            ':pk': { S: `DOC#${kind}` },
            ...(cursor === undefined ? {} : { ':cursor': { S: cursor } }),
          },
          ProjectionExpression: 'sk, title, draftVersion, savedAtMs, contentHash',
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      const drafts = Items.map(summaryOf);
      return { drafts, ...(LastEvaluatedKey?.sk?.S ? { cursor: LastEvaluatedKey.sk.S } : {}) };
    },

    async saveDraft(draft) {
      const before = { ':before': { N: String(draft.draftVersion - 1) } };
      if (draft.draftVersion === 1) return put(draftItem(draft), 'draft', 'attribute_not_exists(pk)');
      await put(draftItem(draft), 'draft', 'draftVersion = :before', before);
    },

    async version<K extends DocumentKind>(key: DocumentKey<K>, version: number) {
      const item = await get(versionsOf(key), sortKeyOf(version));
      return item && bodyOf<DocumentVersion<K>>(item);
    },

    async latestVersion<K extends DocumentKind>(key: DocumentKey<K>) {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: versionsOf(key) } },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: 1,
        }),
      );
      return Items?.[0] && bodyOf<DocumentVersion<K>>(Items[0]);
    },

    async putVersion(version) {
      const item = {
        pk: { S: versionsOf(version) },
        sk: { S: sortKeyOf(version.version) },
        body: { S: JSON.stringify(version) },
      };
      await put(item, 'version', 'attribute_not_exists(pk)');
    },

    async audit(entry) {
      const sk = `${new Date(entry.atMs).toISOString()}#${hashId([entry.kind, entry.id, entry.action, entry.by], 8)}`;
      await put({ pk: { S: 'AUDIT' }, sk: { S: sk }, body: { S: JSON.stringify(entry) } }, 'audit');
    },

    async audits(cursor, limit) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: cursor === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :cursor',
          ExpressionAttributeValues: {
            ':pk': { S: 'AUDIT' },
            ...(cursor === undefined ? {} : { ':cursor': { S: cursor } }),
          },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      const entries = Items.map((item) => bodyOf<AuditEntry>(item));
      return { entries, ...(LastEvaluatedKey?.sk?.S ? { cursor: LastEvaluatedKey.sk.S } : {}) };
    },
  };
};
