import * as z from 'zod';
import type { Fault } from '../errors.ts';
import { faultsOf } from '../faults.ts';
import { callableUrlFault } from '../net/callable-url.ts';
import { type Gateway, gatewaySchema, unknownWords } from '../provider/gateway.ts';
import { gatewayPresets, type PresetName } from '../provider/gateway-presets.ts';
import type { SettingsCheck } from './settings-check.ts';

const presetNames = Object.keys(gatewayPresets) as [PresetName, ...PresetName[]];

/** Without the defaults: what is left out is the preset's. */
const unsetSchema = gatewaySchema
  .extend({
    format: z.enum(['json', 'form']),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().max(2_000)),
    signed: z.boolean(),
    answer: gatewaySchema.shape.answer.unwrap(),
  })
  .partial();

/** A gateway as it is written down: whole, or a preset with what differs. */
const ownGatewaySchema = z.strictObject({
  preset: z.enum(presetNames).optional(),
  ...unsetSchema.shape,
});

const secretName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'the name of a secret');

const smtpSchema = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535).default(587),
  /** TLS from the first byte, as on port 465; else STARTTLS, without which nothing is sent. */
  secure: z.boolean().default(false),
  user: z.string().max(256).optional(),
  secret: secretName.optional(),
  dkim: z.strictObject({ domain: z.string(), selector: z.string(), secret: secretName }).optional(),
});
export type SmtpSettings = z.infer<typeof smtpSchema>;

const eumSchema = z.strictObject({
  /** A number, a pool or a sender ID, by id or ARN; the shop's sender ID where it is left out. */
  originationIdentity: z.string().max(256).optional(),
  protectConfigurationId: z.string().max(256).optional(),
  /** Messages are checked and not sent. */
  dryRun: z.boolean().default(false),
});
export type EumSettings = z.infer<typeof eumSchema>;

const telegramSchema = z.strictObject({
  /** Name of the secret that is the bot's token. */
  secret: secretName.default('telegram'),
  /** A Bot API server of the shop's own. */
  api: z
    .string()
    .max(500)
    .refine(
      (url) => callableUrlFault(url) === undefined && !url.endsWith('/'),
      'an address by https, no slash at its end',
    )
    .default('https://api.telegram.org'),
});
export type TelegramSettings = z.infer<typeof telegramSchema>;

const inTurn = (first: string) => z.array(z.string().min(1).max(64)).min(1).max(5).default([first]);

/** `PUT /v1/settings/providers`: who carries messages. The next one stands in while the one before takes none. */
export const providerSettingsSchema = z.strictObject({
  /** sms: `sns`, `eum` (End User Messaging), or gateways by their name; email: `ses`, `smtp`. */
  use: z.strictObject({ sms: inTurn('sns'), email: inTurn('ses') }).default({ sms: ['sns'], email: ['ses'] }),
  eum: eumSchema.default({ dryRun: false }),
  smtp: smtpSchema.optional(),
  telegram: telegramSchema.optional(),
  gateways: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,31}$/), ownGatewaySchema).default({}),
});
export type ProviderSettings = z.infer<typeof providerSettingsSchema>;

/** The gateway of a name with what its preset says of it; undefined where there is none, or only half of one. */
export const gatewayOf = ({ gateways }: ProviderSettings, name: string): Gateway | undefined => {
  const own = Object.hasOwn(gateways, name) ? gateways[name] : undefined;
  if (!own) return undefined;
  const { preset, ...said } = own;
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return gatewaySchema.safeParse({ ...(preset && gatewayPresets[preset]), ...known }).data;
};

/** Names of the secrets that gateways prove their callbacks by. */
export const callbackSecrets = (settings: ProviderSettings): string[] =>
  Object.keys(settings.gateways).flatMap((name) => gatewayOf(settings, name)?.reports?.secret ?? []);

const builtIn = { sms: ['sns', 'eum'], email: ['ses', 'smtp'] } as const;

const unknownProviders = (settings: ProviderSettings, channel: 'sms' | 'email'): Fault[] =>
  settings.use[channel].flatMap((name, index) => {
    const isKnown = (builtIn[channel] as readonly string[]).includes(name);
    const isSet = name === 'smtp' ? settings.smtp !== undefined : isKnown;
    if (isSet || (channel === 'sms' && Object.hasOwn(settings.gateways, name))) return [];
    return [{ path: `/use/${channel}/${index}`, message: `no provider of this name is set up: ${name}` }];
  });

const gatewayFaults = (settings: ProviderSettings): Fault[] =>
  Object.entries(settings.gateways).flatMap(([name, { headers, body }]) => {
    const at = `/gateways/${name}`;
    const taken: Fault[] = (builtIn.sms as readonly string[]).includes(name)
      ? [{ path: at, message: 'the name of a provider that is built in' }]
      : [];
    const half: Fault[] = gatewayOf(settings, name)
      ? []
      : [{ path: at, message: 'url and body, or a preset' }];
    const words = [...new Set(unknownWords({ headers, body }))];
    return [
      ...taken,
      ...half,
      ...words.map((word) => ({ path: at, message: `nothing is filled in for ${word}` })),
    ];
  });

/** Every fault of `PUT /v1/settings/providers`. */
export const checkProviderSettings = (document: unknown): SettingsCheck<ProviderSettings> => {
  const parsed = providerSettingsSchema.safeParse(document);
  if (!parsed.success) return { kind: 'faults', faults: faultsOf(parsed.error) };
  const settings = parsed.data;
  const faults = [
    ...unknownProviders(settings, 'sms'),
    ...unknownProviders(settings, 'email'),
    ...gatewayFaults(settings),
  ];
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'valid', settings };
};
