import type { Channel } from '../../../core/consent/consent.ts';
import { DAY_MS } from '../../../core/duration.ts';
import type { Holdings, PersonalData } from '../../../core/privacy/holdings.ts';
import { namespaceOf } from '../../../core/profile/address-of.ts';
import { namingKeys } from '../../../core/send/link-keys.ts';
import { shortLinkId } from '../../../core/send/short-link-id.ts';
import { countedSends } from './caps.ts';
import { ELSEWHERE, elsewhereKeys } from './elsewhere.ts';
import { enrollmentOf } from './enrollment-item.ts';
import { ENROLLMENTS, itemsOf, sendIdsOf } from './erasure/children.ts';
import { type Household, householdOf, profileIn } from './erasure/household.ts';
import type { ErasureParts } from './erasure/index.ts';
import { identityHash } from './identity-hash.ts';
import { getItems, type Item, isAlive } from './item.ts';
import { LEDGERS, ledgerOf } from './ledgers.ts';
import { readLinkKeys } from './link-keys.ts';
import { changesIn, dynamoLoyalty, POINTS } from './loyalty.ts';
import { dynamoMergeLog } from './merge-log.ts';
import { namedLinkIn } from './named-links.ts';
import { dynamoOffers } from './offers/index.ts';
import { dynamoOnsiteMessages } from './onsite-messages.ts';
import { INTERESTS, interestOf } from './products.ts';
import { partitionOf } from './profile-item.ts';
import { REPLIES, replyOf } from './replies/reply-item.ts';
import { sentIdsIn } from './sent-messages.ts';
import { dynamoShortLinks } from './short-links.ts';
import { suppressionKey, suppressionOf } from './suppressions.ts';
import { TASKS, taskOf } from './tasks/task-item.ts';
import { timelinePrefix } from './timeline-item.ts';

const CHANNELS: readonly Channel[] = ['email', 'sms', 'push', 'webpush', 'agent'];
/** A short link lives no longer. */
const LINKS_LIVE_MS = 31 * DAY_MS;

/** Reads everything that an erase would take. */
export const dynamoPersonalData = (parts: ErasureParts): PersonalData => {
  const { client, profileTable: tableName, clock } = parts;
  const table = { client, tableName };
  const hash = identityHash(client, parts.configTable);
  const offers = dynamoOffers({ client, tableName, clock });
  const onsite = dynamoOnsiteMessages(client, tableName, clock);
  const loyalty = dynamoLoyalty(client, tableName);
  const mergeLog = dynamoMergeLog(client, tableName);

  const all = async (pk: string, range?: readonly [string, string]): Promise<Item[]> => {
    const items: Item[] = [];
    for await (const page of itemsOf(table, pk, range))
      items.push(...page.filter((item) => isAlive(item, clock.now())));
    return items;
  };

  const suppressionsOf = async ({ identities }: Household): Promise<Holdings['suppressions']> => {
    const hashOf = await hash.peek();
    const places = identities.flatMap((identity) =>
      CHANNELS.filter((channel) => namespaceOf(channel) === identity.namespace).map((channel) => ({
        channel,
        address: identity.value,
        key: suppressionKey(hashOf?.(identity) ?? '', channel),
      })),
    );
    const items = hashOf
      ? await getItems(
          client,
          tableName,
          places.map(({ key }) => key),
        )
      : [];
    return places.flatMap(({ key, channel, address }) => {
      const item = items.find(({ pk, sk }) => pk?.S === key.pk && sk?.S === key.sk);
      return item ? [{ channel, address, ...suppressionOf(item) }] : [];
    });
  };

  const shortLinksOf = async (items: readonly Item[]): Promise<Holdings['shortLinks']> => {
    const keys = namingKeys(await readLinkKeys(client, parts.configTable), clock.now());
    const links = dynamoShortLinks(client, tableName, clock);
    const sendIds = [...new Set(items.flatMap(sendIdsOf))];
    const linkIds = sendIds.flatMap((sendId) => keys.map((key) => shortLinkId(key, sendId)));
    const found = await Promise.all(linkIds.map((id) => links.get(id)));
    return found.filter((link) => link !== undefined);
  };

  const capsOf = async (profileId: string): Promise<Holdings['caps']> =>
    (await all(`C#${profileId}`)).flatMap(countedSends);

  const mergesOf = async (ids: readonly string[]): Promise<Holdings['merges']> => {
    const merges = await mergeLog.list(ids);
    const records = await Promise.all(merges.map(({ winnerId, loserId }) => mergeLog.get(winnerId, loserId)));
    return records.filter((record) => record !== undefined);
  };

  return {
    async holdings(profileId) {
      const household = await householdOf(table, profileId);
      const profile = household && profileIn(household.items.get(household.headId));
      if (!profile) return undefined;
      const { ids } = household;
      const recent = [timelinePrefix(clock.now() - LINKS_LIVE_MS), 'T#~'] as const;
      const partitions = ids.map(partitionOf);
      const under = async (range: readonly [string, string]) =>
        (await Promise.all(partitions.map((pk) => all(pk, range)))).flat();
      const enrollments = await under(ENROLLMENTS);
      const history = await under(recent);
      const elsewhere = await getItems(client, tableName, elsewhereKeys(await under(ELSEWHERE)));
      return {
        profile,
        mergedProfiles: ids.flatMap((id) =>
          id === household.headId ? [] : (profileIn(household.items.get(id)) ?? []),
        ),
        enrollments: enrollments.map(enrollmentOf),
        interests: (await under(INTERESTS)).map(interestOf),
        tasks: (await under(TASKS)).map(taskOf),
        replies: (await under(REPLIES)).map(replyOf),
        offers: await offers.ofProfiles(ids),
        loyalty: { balance: await loyalty.balance(ids), changes: (await under(POINTS)).flatMap(changesIn) },
        onsite: await onsite.ofPeople(ids),
        suppressions: await suppressionsOf(household),
        ledgers: (await under(LEDGERS)).map((item) => ledgerOf(item).ledger),
        caps: (await Promise.all(ids.map(capsOf))).flat(),
        shortLinks: await shortLinksOf([...enrollments, ...history]),
        links: elsewhere.flatMap((item) => namedLinkIn(item) ?? []),
        awaitsReport: elsewhere.flatMap((item) => sentIdsIn(item) ?? []),
        merges: await mergesOf(ids),
      };
    },
  };
};
