import * as z from 'zod';
import { lookupIdentity } from './lookup-identity.ts';
import type { ApiPorts } from './ports.ts';

const MOST_PROPERTY_LETTERS = 16_384;

/** How a body names somebody, and what it says of the occasion. */
export const personNames = {
  profileId: z.string().min(1).max(256).optional(),
  identity: z
    .strictObject({
      namespace: z.string().min(1).max(100),
      value: z.string().min(1).max(1000),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
    })
    .optional()
    .describe('Somebody by e-mail, phone, userId …: as in the lookup'),
  properties: z
    .record(z.string(), z.unknown())
    .refine((all) => JSON.stringify(all).length <= MOST_PROPERTY_LETTERS, '16 KB at most')
    .optional()
    .describe('What templates and conditions see as event.properties'),
};

interface Named {
  profileId?: string | undefined;
  identity?: { namespace: string; value: string; country?: string | undefined } | undefined;
}

/** The profile id that is meant; undefined where nobody is known by it. */
export const personNamed = async (
  ports: Pick<ApiPorts, 'config' | 'people'>,
  { profileId, identity }: Named,
): Promise<string | undefined> => {
  if (!identity) return profileId;
  const { namespace, value, country } = identity;
  const known = await lookupIdentity(ports, { namespace, value, ...(country && { country }) });
  return known && (await ports.people.pointer(known));
};
