import * as z from 'zod';
import { channels } from '../../../core/channel/channels.ts';
import type { BlockedAddress } from '../../../core/contact/block-list.ts';
import { namespaceOf } from '../../../core/profile/address-of.ts';
import { typedIdentities } from '../../../core/profile/typed-identities.ts';
import { blockedJson, blockedSchema } from '../blocked-json.ts';
import type { ApiPorts } from '../ports.ts';
import { recentSnapshot } from '../recent-snapshot.ts';
import { route } from '../route.ts';

export const listBlocked = route({
  method: 'GET',
  path: '/v1/suppressions',
  summary: 'Addresses that must not be used, the last blocked first; or all that is known of one',
  access: 'read',
  query: z.object({
    address: z
      .string()
      .max(1000)
      .optional()
      .describe('Only this one, in every channel: an e-mail in any case, a phone in any spelling'),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ blocked: z.array(blockedSchema), cursor: z.string().optional() }),
  async run({ query: { address, ...page } }, ports) {
    if (address !== undefined)
      return { body: { blocked: await blockedJson(ports, await allOf(ports, address)) } };
    const { blocked, ...next } = await ports.blockList.list(page);
    return { body: { blocked: await blockedJson(ports, blocked), ...next } };
  },
});

/** Each channel that such an address may be of is one read. */
const allOf = async (ports: ApiPorts, typed: string): Promise<BlockedAddress[]> => {
  const { shop } = await recentSnapshot(ports);
  const named = typedIdentities(typed, {
    country: shop.country,
    own: ['deviceToken', 'webPush', 'telegram'],
  });
  const places = named.flatMap(({ namespace, value }) =>
    channels.filter((one) => namespaceOf(one) === namespace).map((channel) => ({ channel, address: value })),
  );
  const found = await Promise.all(
    places.map(async ({ channel, address }) => {
      const known = await ports.suppressions.find(channel, address);
      const one = { channel, address };
      const no =
        known?.stoppedAtMs === undefined ? [] : [{ ...one, reason: 'stopped', atMs: known.stoppedAtMs }];
      return known ? [{ ...one, reason: known.reason, atMs: known.atMs }, ...no] : [];
    }),
  );
  return found.flat();
};
