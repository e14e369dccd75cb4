import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { AuditEntry } from '../../../core/config/audit-entry.ts';
import { contentHash } from '../../../core/config/canonical.ts';
import type { Head } from '../../../core/config/chunks.ts';
import type { ConfigDocuments } from '../../../core/config/config-documents.ts';
import type {
  DocumentByKind,
  DocumentKey,
  DocumentKind,
  DocumentVersion,
  Draft,
  DraftSummary,
  PublishedEntry,
} from '../../../core/config/documents.ts';
import type { Listed } from '../../../core/config/listed.ts';
import { listedOf } from '../../../core/config/listed-of.ts';
import type { Proposal } from '../../../core/config/proposal.ts';
import { Conflict, Invalid, NotFound } from '../../../core/errors.ts';
import { hashId } from '../../../core/hash.ts';
import { headKey, WATCHED_UNTIL } from './live/keys.ts';

type Item = Record<string, AttributeValue>;

const sortKeyOf = (version: number) => `V#${String(version).padStart(10, '0')}`;
const versionsOf = (key: DocumentKey) => `DOC#${key.kind}#${key.id}`;
const bodyOf = <T>(item: Item): T => JSON.parse(item.body?.S ?? 'null') as T;
/** Of what somebody has written by hand nothing is sure; what says neither kind nor id is nothing. */
const entriesOf = (item: Item, hash: string): PublishedEntry[] => {
  const raw = readable(item);
  if (!Array.isArray(raw)) throw new Invalid([{ path: '', message: `chunk ${hash} cannot be read` }]);
  return raw.filter((one) => typeof one?.kind === 'string' && typeof one?.id === 'string');
};

/** Undefined where it is no JSON. */
const readable = (item: Item): unknown => {
  try {
    return JSON.parse(item.body?.S ?? 'null');
  } catch {
    return undefined;
  }
};

const documentOf = (item: Item): object => {
  const read = readable(item);
  return typeof read === 'object' && read !== null ? read : {};
};

const numberOf = (item: Item, name: string) => Number(item[name]?.N ?? 0);

const draftItem = (draft: Draft): Item => ({
  pk: { S: `DOC#${draft.kind}` },
  sk: { S: draft.id },
  body: { S: JSON.stringify(draft.document) },
  draftVersion: { N: String(draft.draftVersion) },
  savedAtMs: { N: String(draft.savedAtMs) },
  contentHash: { S: contentHash(draft.document) },
  ...(draft.by === undefined ? {} : { by: { S: draft.by } }),
  ...(draft.archivedAtMs === undefined ? {} : { archivedAtMs: { N: String(draft.archivedAtMs) } }),
  listed: { S: JSON.stringify(listedOf(draft.document)) },
});

/** One that was saved before lists showed more has its name alone. */
const listedIn = ({ listed, title }: Item): Listed =>
  listed?.S === undefined ? (title?.S ? { name: title.S } : {}) : (JSON.parse(listed.S) as Listed);

const summaryOf = (item: Item): DraftSummary => ({
  id: item.sk?.S ?? '',
  ...listedIn(item),
  draftVersion: numberOf(item, 'draftVersion'),
  savedAtMs: numberOf(item, 'savedAtMs'),
  contentHash: item.contentHash?.S ?? '',
  ...(item.archivedAtMs ? { archivedAtMs: numberOf(item, 'archivedAtMs') } : {}),
});

/** What lists show of a version lies beside its body. */
const versionItem = ({ kind, id, document, ...summary }: DocumentVersion): Item => ({
  pk: { S: versionsOf({ kind, id }) },
  sk: { S: sortKeyOf(summary.version) },
  body: { S: JSON.stringify({ kind, id, ...summary, document }) },
  summary: { S: JSON.stringify(summary) },
});

const nameOf = ({ kind, id }: DocumentKey): string => `${kind}#${id}`;

/** Who asked for what and when: a proposal of the same document that is put in its place differs in this. */
const askedOf = ({ draftVersion, by, atMs }: Proposal): string => `${draftVersion}#${atMs}#${by}`;

const proposalItem = (proposal: Proposal): Item => ({
  pk: { S: 'PROPOSALS' },
  sk: { S: nameOf(proposal) },
  asked: { S: askedOf(proposal) },
  body: { S: JSON.stringify(proposal) },
});

const auditsOf = (of: Pick<AuditEntry, 'kind' | 'id'> | undefined): string =>
  of ? `AUDIT#${of.kind}#${of.id}` : 'AUDIT';

type PageAsk = ({ after: string | undefined } | { before: string | undefined }) & {
  limit: number;
  ProjectionExpression?: string;
  FilterExpression?: string;
};

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

  /** Items of a partition, oldest key first after a key, or newest first before one. */
  const page = async (
    pk: string,
    { limit, ProjectionExpression, FilterExpression, ...ask }: PageAsk,
  ): Promise<{ Items: Item[]; next: { cursor?: string } }> => {
    const cursor = 'before' in ask ? ask.before : ask.after;
    const isLater = 'before' in ask ? '<' : '>';
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: cursor === undefined ? 'pk = :pk' : `pk = :pk AND sk ${isLater} :cursor`,
        ExpressionAttributeValues: {
          ':pk': { S: pk },
          ...(cursor === undefined ? {} : { ':cursor': { S: cursor } }),
        },
        ...(ProjectionExpression && { ProjectionExpression }),
        ...(FilterExpression && { FilterExpression }),
        ScanIndexForward: 'after' in ask,
        ConsistentRead: true,
        Limit: limit,
      }),
    );
    return { Items, next: LastEvaluatedKey?.sk?.S ? { cursor: LastEvaluatedKey.sk.S } : {} };
  };

  return {
    async head() {
      const item = await get('HEAD', '#');
      const watched = item?.[WATCHED_UNTIL] ? { watchedUntilMs: numberOf(item, WATCHED_UNTIL) } : {};
      return item && { ...bodyOf<Head>(item), ...watched };
    },

    async chunk(hash) {
      const item = await get(`CHUNK#${hash}`, '#');
      // Half a configuration must not act.
      if (!item) throw new NotFound('chunk', hash);
      return entriesOf(item, hash);
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
      const before = head.revision - 1;
      // An update: the mark of who watches lies beside the body, and stays.
      const command = new UpdateItemCommand({
        TableName: tableName,
        Key: headKey,
        UpdateExpression: 'SET body = :body, revision = :revision',
        ConditionExpression: before === 0 ? 'attribute_not_exists(pk)' : 'revision = :before',
        ExpressionAttributeValues: {
          ':body': { S: JSON.stringify({ revision: head.revision, chunks: head.chunks }) },
          ':revision': { N: String(head.revision) },
          ...(before > 0 && { ':before': { N: String(before) } }),
        },
      });
      await client.send(command).catch((cause: unknown) => {
        throw cause instanceof ConditionalCheckFailedException
          ? new Conflict('published state', { cause })
          : cause;
      });
    },

    async draft<K extends DocumentKind>({ kind, id }: DocumentKey<K>) {
      const item = await get(`DOC#${kind}`, id);
      if (!item) return undefined;
      const { draftVersion, savedAtMs, archivedAtMs } = summaryOf(item);
      return {
        ...{ kind, id, document: documentOf(item) as Draft<K>['document'], draftVersion, savedAtMs },
        ...(archivedAtMs !== undefined && { archivedAtMs }),
        ...(item.by?.S !== undefined && { by: item.by.S }),
      };
    },

    async drafts(kind, { cursor, limit, archived = false }) {
      const items = await page(`DOC#${kind}`, {
        after: cursor,
        limit,
        ProjectionExpression: 'sk, title, listed, draftVersion, savedAtMs, contentHash, archivedAtMs',
        FilterExpression: `attribute_${archived ? 'exists' : 'not_exists'}(archivedAtMs)`,
      });
      return { drafts: items.Items.map(summaryOf), ...items.next };
    },

    async saveDraft(draft) {
      const before = { ':before': { N: String(draft.draftVersion - 1) } };
      if (draft.draftVersion === 1) return put(draftItem(draft), 'draft', 'attribute_not_exists(pk)');
      await put(draftItem(draft), 'draft', 'draftVersion = :before', before);
    },

    async version<K extends DocumentKind>(key: DocumentKey<K>, version: number) {
      const item = await get(versionsOf(key), sortKeyOf(version));
      if (!item) return undefined;
      const read = readable(item) as DocumentVersion<K> | null | undefined;
      if (typeof read?.document === 'object' && read.document !== null) return read;
      throw new Invalid([
        { path: '', message: `version ${version} of ${key.kind} ${key.id} cannot be read` },
      ]);
    },

    async latestVersion<K extends DocumentKind>(key: DocumentKey<K>) {
      const { Items } = await page(versionsOf(key), { before: undefined, limit: 1 });
      const [item] = Items;
      if (!item) return undefined;
      const read = readable(item) as DocumentVersion<K> | null | undefined;
      // Its number is taken, whatever became of it.
      const nothing = { document: {} as DocumentByKind[K], publishedAtMs: 0, by: '' };
      return read?.document ? read : { ...key, ...nothing, version: Number(item.sk?.S?.slice(2) ?? 0) };
    },

    async versions(key, cursor, limit) {
      const { Items, next } = await page(versionsOf(key), {
        before: cursor,
        limit,
        ProjectionExpression: 'sk, summary',
      });
      return { versions: Items.map((item) => JSON.parse(item.summary?.S ?? '{}')), ...next };
    },

    putVersion: (version) => put(versionItem(version), 'version', 'attribute_not_exists(pk)'),

    async proposal(key) {
      const item = await get('PROPOSALS', nameOf(key));
      return item && bodyOf<Proposal>(item);
    },

    async proposals(cursor, limit) {
      const { Items, next } = await page('PROPOSALS', { after: cursor, limit });
      return { proposals: Items.map((item) => bodyOf<Proposal>(item)), ...next };
    },

    putProposal: (proposal) => put(proposalItem(proposal), 'proposal'),

    async approveProposal(proposal) {
      const asked = { ':asked': { S: askedOf(proposal) } };
      await put(proposalItem(proposal), 'proposal', 'asked = :asked', asked);
    },

    async removeProposal(key) {
      const Key = { pk: { S: 'PROPOSALS' }, sk: { S: nameOf(key) } };
      await client.send(new DeleteItemCommand({ TableName: tableName, Key }));
    },

    async audit(entry) {
      const sk = `${new Date(entry.atMs).toISOString()}#${hashId([entry.kind, entry.id, entry.action, entry.by], 8)}`;
      const places = [auditsOf(entry), auditsOf(undefined)];
      await Promise.all(
        places.map((pk) =>
          put({ pk: { S: pk }, sk: { S: sk }, body: { S: JSON.stringify(entry) } }, 'audit'),
        ),
      );
    },

    async audits({ of, cursor, limit }) {
      const { Items, next } = await page(auditsOf(of), { before: cursor, limit });
      return { entries: Items.map((item) => bodyOf<AuditEntry>(item)), ...next };
    },
  };
};
