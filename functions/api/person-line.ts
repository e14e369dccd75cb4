import * as z from 'zod';
import { displayName } from '../../core/profile/display-name.ts';
import type { Identity, Profile } from '../../core/profile/profile.ts';

const CONTACTS = new Set(['email', 'phone', 'loyaltyCard', 'userId']);

export const contactsSchema = z.array(z.object({ namespace: z.string(), value: z.string() }));

export const contactsOf = (identities: readonly Identity[]): Identity[] =>
  identities.flatMap(({ namespace, value }) => (CONTACTS.has(namespace) ? [{ namespace, value }] : []));

/** Somebody in a list of people. */
export const personLineSchema = z
  .object({ id: z.string(), name: z.string().optional(), contacts: contactsSchema })
  .meta({ title: 'PersonLine' });

export const personLine = (profile: Profile): z.infer<typeof personLineSchema> => {
  const name = displayName(profile);
  return {
    id: profile.id,
    ...(name !== undefined && { name }),
    contacts: contactsOf(profile.identities),
  };
};
