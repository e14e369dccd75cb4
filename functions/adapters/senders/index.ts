import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { gatewayOf, type ProviderSettings } from '../../../core/config/provider-settings.ts';
import type { PublishedConfig } from '../../../core/ports.ts';
import type { Senders } from '../../../core/send/ports.ts';
import { type BreakerParts, breaking } from './breaker.ts';
import { bySettings, type ProviderMaker } from './by-settings.ts';
import { sesEmail } from './email-ses.ts';
import { smtpEmail } from './email-smtp.ts';
import { oneAttempt } from './provider-errors.ts';
import { snsPush } from './push-sns.ts';
import { eumSms } from './sms-eum.ts';
import { type GatewayParts, gatewaySms } from './sms-gateway.ts';
import { snsSms } from './sms-sns.ts';
import { telegram } from './telegram.ts';

export interface SenderParts extends GatewayParts, BreakerParts {
  config: Pick<PublishedConfig, 'snapshot' | 'held'>;
  env: { SES_CONFIGURATION_SET: string; SMS_CONFIGURATION_SET: string };
}

/** The channels of this deployment, one line each; one that is not here cannot be sent. */
export const awsSenders = (parts: SenderParts): Senders => {
  const { config, clock, outages } = parts;
  const watched = { clock, outages };
  const sns = new SNSClient(oneAttempt);
  return {
    email: bySettings({ channel: 'email', config, ...watched, maker: mailMaker(parts) }),
    sms: bySettings({ channel: 'sms', config, ...watched, maker: smsMaker(parts, sns) }),
    telegram: breaking('telegram', telegram(parts), watched),
    push: breaking('sns-push', snsPush(sns, clock), watched),
  };
};

const smsMaker =
  ({ env, ...parts }: SenderParts, sns: SNSClient) =>
  (name: string, settings: ProviderSettings): ProviderMaker | undefined => {
    if (name === 'sns') return { of: name, make: () => snsSms(sns) };
    const { eum } = settings;
    if (name === 'eum') return { of: eum, make: () => eumSms(eum, env.SMS_CONFIGURATION_SET, parts.clock) };
    const gateway = gatewayOf(settings, name);
    return gateway && { of: gateway, make: () => gatewaySms(name, gateway, parts) };
  };

const mailMaker =
  (parts: SenderParts) =>
  (name: string, { smtp }: ProviderSettings): ProviderMaker | undefined => {
    const set = parts.env.SES_CONFIGURATION_SET;
    if (name === 'ses') return { of: name, make: () => sesEmail(new SESv2Client(oneAttempt), set) };
    return name === 'smtp' && smtp ? { of: smtp, make: () => smtpEmail(smtp, parts) } : undefined;
  };
