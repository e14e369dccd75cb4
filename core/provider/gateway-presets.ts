import type { Gateway } from './gateway.ts';

/**
 * MTS Exolve, by docs.exolve.ru, SMS API: `SendSMS` takes the sender (a number or a registered name), the destination as bare digits and
 * the text, with the application's key as bearer token, and answers `message_id`. Its page of SMS events could not be read. Fields and
 * statuses are those of a message in `GetList`, as two published integrations have them; one of them reads the events so. Either of the
 * two statuses of a message is known, by its name and by its number; the shop names another place or word where they differ.
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
    delivered: ['STATUS_DELIVERED', 'DELIVERY_STATUS_DELIVERED', '3'],
    failed: [
      ...['STATUS_FAILED', 'STATUS_UNDERFUNDED', 'STATUS_PROHIBITED'],
      ...['DELIVERY_STATUS_FAILED', 'DELIVERY_STATUS_RETRIES_EXCEEDED', 'DELIVERY_STATUS_PROHIBITED'],
      ...['4', '5', '6'],
    ],
    from: 'sender',
    text: 'text',
  },
} as const satisfies DeepReadonly<Gateway>;

type DeepReadonly<T> = { readonly [K in keyof T]: DeepReadonly<T[K]> };

/** Gateways that a shop names instead of writing them down. */
export const gatewayPresets = { exolve } as const;
export type PresetName = keyof typeof gatewayPresets;
