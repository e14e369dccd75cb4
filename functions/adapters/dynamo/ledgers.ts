import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { StoredLedger } from '../../../core/analytics/ledger/gather.ts';
import { emptyLedger, type Ledger } from '../../../core/analytics/ledger/ledger.ts';
import type { Ledgers } from '../../../core/analytics/ports.ts';
import type { Clock } from '../../../core/ports.ts';
import { expiryIn } from '../../../core/privacy/expiry.ts';
import { ledgersIn } from '../ledgers.ts';
import { goneOf } from './gone.ts';
import { deleteItems, getItems, type Item, isAlive, isLost, type Key, keyOf } from './item.ts';
import { packedText, textOf } from './packed-text.ts';
import { partitionOf, profileKey } from './profile-item.ts';

const LEDGER = 'R#';
export const LEDGERS = [LEDGER, LEDGER] as const;
/** After its last change: no count is that old. */
const KEPT_DAYS = 400;

export const ledgerKey = (profileId: string): Key => ({ pk: partitionOf(profileId), sk: LEDGER });

const idOf = ({ pk }: Item): string => pk?.S?.slice(partitionOf('').length) ?? '';

type Body = Pick<StoredLedger, 'outbox'> & { ledger: Partial<Ledger> };

/** What is empty is left out. */
const packed = ({ ledger, outbox }: StoredLedger): string => {
  const full = Object.entries(ledger).filter(([, held]) => Object.keys(held).length > 0);
  return JSON.stringify({ ledger: Object.fromEntries(full), outbox });
};

export const ledgerOf = (item: Item): StoredLedger => {
  const { ledger, outbox } = JSON.parse(textOf(item.body) ?? '{"outbox":[]}') as Body;
  return { ledger: { ...emptyLedger(), ...ledger }, outbox, version: Number(item.version?.N) };
};

/** One that has expired is written over, as one that nobody has read. */
const held = (item: Item, nowMs: number): StoredLedger =>
  isAlive(item, nowMs)
    ? ledgerOf(item)
    : { ledger: emptyLedger(), outbox: [], version: Number(item.version?.N) };

/** One item a person, beside her profile: whatever takes her away takes it too. */
export const dynamoLedgers = (client: DynamoDBClient, tableName: string, clock: Clock): Ledgers =>
  ledgersIn({
    async read(ids) {
      const items = await getItems(client, tableName, ids.map(ledgerKey));
      return new Map(items.map((item) => [idOf(item), held(item, clock.now())]));
    },

    async write({ profileId, next }) {
      const command = new PutItemCommand({
        TableName: tableName,
        Item: {
          ...keyOf(ledgerKey(profileId)),
          version: { N: String(next.version) },
          body: packedText(packed(next)),
          expiresAtSeconds: { N: String(expiryIn(KEPT_DAYS, clock.now())) },
        },
        ...(next.version === 1
          ? {
              ConditionExpression: 'attribute_not_exists(#pk)',
              ExpressionAttributeNames: { '#pk': 'pk' },
            }
          : {
              ConditionExpression: '#version = :version',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':version': { N: String(next.version - 1) } },
            }),
      });
      return client.send(command).then(
        () => 'written' as const,
        (error: unknown) => {
          if (isLost(error)) return 'lost' as const;
          throw error;
        },
      );
    },

    async gone(ids) {
      const items = await getItems(client, tableName, ids.map(profileKey));
      return new Set(items.filter((item) => goneOf(item, clock.now()) !== undefined).map(idOf));
    },

    remove: (ids) =>
      deleteItems(
        client,
        tableName,
        ids.map((id) => keyOf(ledgerKey(id))),
      ),
  });
