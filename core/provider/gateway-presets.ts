import type { Gateway } from './gateway.ts';

/**
 * MTS Exolve: `SendSMS` takes the sender (a number or a registered name), the destination as bare digits and the text, and answers
 * `message_id`. Its events go to one address per application; a shop may name other fields, should they differ.
 */
const exolve = {
  url: 'https://api.exolve.ru/messaging/v1/SendSMS',
  format: 'json',
  headers: { Authorization: 'Bearer {{ secret }}' },
  body: { number: '{{ from }}', destination: '{{ to_digits }}', text: '{{ text }}' },
  secret: 'exolve',
  signed: false,
  answer: { id: 'message_id', error: 'error' },
  reports: {
    secret: 'exolve-callback',
    id: 'message_id',
    status: 'status',
    delivered: ['delivered', 'DELIVERED'],
    failed: ['undelivered', 'failed', 'rejected', 'expired', 'UNDELIVERED', 'FAILED', 'REJECTED', 'EXPIRED'],
    from: 'sender',
    text: 'text',
  },
} as const satisfies DeepReadonly<Gateway>;

type DeepReadonly<T> = { readonly [K in keyof T]: DeepReadonly<T[K]> };

/** Gateways that a shop names instead of writing them down. */
export const gatewayPresets = { exolve } as const;
export type PresetName = keyof typeof gatewayPresets;
