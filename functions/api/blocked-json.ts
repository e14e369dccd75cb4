import * as z from 'zod';
import { channelSchema } from '../../core/channel/channel-schema.ts';
import type { BlockedAddress } from '../../core/contact/block-list.ts';
import { namespaceOf } from '../../core/profile/address-of.ts';
import { identityKey } from '../../core/profile/identity-key.ts';
import type { ApiPorts } from './ports.ts';

export const blockedSchema = z.object({
  channel: channelSchema,
  address: z.string(),
  reason: z
    .string()
    .describe('bounced, complained, by-hand; looked up by address also stopped (a no) and erased'),
  at: z.iso.datetime(),
  profileId: z.string().optional().describe('Whose address it is, where somebody has it'),
});

export type BlockedJson = z.infer<typeof blockedSchema>;

/** With whose they are: all of a page in one call. */
export const blockedJson = async (
  { profiles }: Pick<ApiPorts, 'profiles'>,
  blocked: readonly BlockedAddress[],
): Promise<BlockedJson[]> => {
  const identityOf = ({ channel, address }: BlockedAddress) => ({
    namespace: namespaceOf(channel) ?? channel,
    value: address,
  });
  const owners = await profiles.resolve(blocked.map(identityOf), { fresh: true });
  return blocked.map((one) => {
    const profileId = owners.get(identityKey(identityOf(one)));
    const { atMs, ...rest } = one;
    return { ...rest, at: new Date(atMs).toISOString(), ...(profileId !== undefined && { profileId }) };
  });
};
