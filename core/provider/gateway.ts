import * as z from 'zod';
import { callableUrlFault } from '../net/callable-url.ts';

/** Names of secrets, of all kinds. */
const secretName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'the name of a secret: lower-case letters, digits and hyphens');
const path = z.string().regex(/^[\w-]+(\.[\w-]+)*$/, 'a path such as data.id');
const words = z.array(z.string().max(64)).max(50);

/** How a gateway tells what became of a message, and what people answer: by a POST to our callback. */
const reportsSchema = z.strictObject({
  /** Name of the secret that its calls carry: `?key=`, or as a bearer token. */
  secret: secretName,
  /** Where the id stands that it answered when it took the message. */
  id: path.optional(),
  status: path.optional(),
  /** Statuses, as text, that say so; every other one says nothing yet. */
  delivered: words.default([]),
  failed: words.default([]),
  /** Where the sender and the words of an answer stand. */
  from: path.optional(),
  text: path.optional(),
});

/** An HTTP gateway for SMS, as a shop writes it down. Texts may hold `{{ to }}` and the other words of `gatewayWords`. */
export const gatewaySchema = z.strictObject({
  url: z
    .string()
    .max(2_000)
    .refine((url) => callableUrlFault(url) === undefined, 'an address that may be called, by https'),
  format: z.enum(['json', 'form']).default('json'),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().max(2_000)).default({}),
  body: z.record(z.string(), z.unknown()),
  from: z.string().max(20).optional(),
  secret: secretName.optional(),
  /** Signs the body as webhooks are signed. */
  signed: z.boolean().default(false),
  /** Where its answer holds the id of the message, and what is there only when it was not taken. */
  answer: z.strictObject({ id: path.optional(), error: path.optional() }).default({}),
  reports: reportsSchema.optional(),
});
export type Gateway = z.infer<typeof gatewaySchema>;

/** What may be filled in. */
export const gatewayWords = ['to', 'to_digits', 'from', 'text', 'send_id', 'secret', 'callback_url'] as const;
export type GatewayValues = Record<(typeof gatewayWords)[number], string>;

const slot = /\{\{\s*(\w+)\s*\}\}/g;

/** Replaces what stands in braces, once: what was filled in is not looked at again. */
const filled = (text: string, values: GatewayValues): string =>
  text.replaceAll(slot, (whole, word: string) => values[word as keyof GatewayValues] ?? whole);

const filledIn = (value: unknown, values: GatewayValues): unknown => {
  if (typeof value === 'string') return filled(value, values);
  if (Array.isArray(value)) return value.map((one) => filledIn(one, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, filledIn(held, values)]));
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u001f\u007f]/g;

/** The request for one message. Values are filled into the structure, not into its text: none of them can change it. */
export const gatewayRequest = (
  { headers, body, format }: Pick<Gateway, 'headers' | 'body' | 'format'>,
  values: GatewayValues,
): { headers: Record<string, string>; body: string } => {
  const made = filledIn(body, values) as Record<string, unknown>;
  const named = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    filled(value, values).replace(control, ''),
  ]);
  const type = format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return {
    headers: { 'content-type': type, ...Object.fromEntries(named) },
    body:
      format === 'json'
        ? JSON.stringify(made)
        : new URLSearchParams(Object.entries(made).map(([name, value]) => [name, text(value)])).toString(),
  };
};

/** Every word in braces that is none of ours. */
export const unknownWords = (value: unknown): string[] =>
  [...JSON.stringify(value ?? null).matchAll(slot)]
    .map(([, word = '']) => word)
    .filter((word) => !(gatewayWords as readonly string[]).includes(word));

const valueAt = (document: unknown, place: string | undefined): unknown => {
  if (place === undefined) return undefined;
  let held: unknown = document;
  for (const name of place.split('.'))
    held = typeof held === 'object' && held !== null ? (held as Record<string, unknown>)[name] : undefined;
  return held;
};

/** Whether something stands at a path that is not empty, zero or false. */
export const isSaid = (document: unknown, place: string | undefined): boolean =>
  Boolean(valueAt(document, place));

/** What stands at a path, as text; undefined for nothing, and for what is no plain value. */
export const atPath = (document: unknown, place: string | undefined): string | undefined => {
  const held = valueAt(document, place);
  return typeof held === 'string' || typeof held === 'number' || typeof held === 'boolean'
    ? String(held)
    : undefined;
};
