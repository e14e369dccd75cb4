import { linkChannels } from '../../../../core/journey/built-in/link-requested.ts';
import type { Customer } from '../customer/customer.ts';

const NAMESPACE = { email: 'email', sms: 'phone', push: 'deviceToken' } as const;

/** By what the link to the cart can reach her. */
export const linkChannelsOf = ({ identities }: Pick<Customer, 'identities'>): string[] =>
  linkChannels.filter((channel) => identities.some(({ namespace }) => namespace === NAMESPACE[channel]));
