import { ProviderRejected } from '../../../core/errors.ts';

const e164 = /^\+[1-9]\d{6,14}$/;

/** One phone number and nothing else. */
export const phoneNumber = (provider: string, phone: string): string => {
  if (!e164.test(phone)) throw new ProviderRejected(provider, 'invalid-phone');
  return phone;
};
