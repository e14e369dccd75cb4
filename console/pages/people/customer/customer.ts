import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { getProfile as route } from '../../../../functions/api/routes/get-profile.ts';

export type getProfile = typeof route;
export type Customer = AnswerOf<getProfile>;
export type Inside = Customer['enrollments'][number];
export type Consent = Customer['consent'][number];

/** The journeys that she is in now. */
export const activeIn = ({ enrollments }: Pick<Customer, 'enrollments'>): Inside[] =>
  enrollments.filter(({ status }) => status === 'active');

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** Whatever she is called by: her name, else how she is reached; undefined for whom nobody knows. */
export const calledBy = ({
  traits,
  identities,
}: Pick<Customer, 'traits' | 'identities'>): string | undefined => {
  const said = [traits.firstName ?? traits.first_name, traits.lastName ?? traits.last_name];
  const parts = said.flatMap((part) => text(part) ?? []);
  const address = identities.find(({ namespace }) => namespace === 'email' || namespace === 'phone');
  return text(traits.name) ?? (parts.length > 0 ? parts.join(' ') : address?.value);
};

/** Does nobody write to her by this channel for marketing, as far as she has said? */
export const isOptedOut = ({ consent }: Pick<Customer, 'consent'>, channel?: string): boolean =>
  consent
    .filter((one) => one.purpose === 'marketing' && (channel === undefined || one.channel === channel))
    .every(({ status }) => status === 'denied');

/** Channels by which marketing may reach her now. */
export const allowedChannels = ({ consent }: Pick<Customer, 'consent'>): string[] => [
  ...new Set(
    consent.flatMap(({ purpose, status, channel }) =>
      purpose === 'marketing' && status === 'granted' ? [channel] : [],
    ),
  ),
];
