import type { Channel } from '../consent/consent.ts';

/** Every channel there is; whatever must know them all asks here. */
export const channels = [
  'email',
  'sms',
  'push',
  'webpush',
  'webhook',
  'agent',
  'onsite',
  'telegram',
] as const satisfies Channel[];
