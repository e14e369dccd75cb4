import type {
  PinpointSMSVoiceV2Client,
  SendTextMessageCommandInput,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { EumSettings } from '../../../core/config/provider-settings.ts';
import { decimalOf } from '../../../core/money.ts';
import type { Clock } from '../../../core/ports.ts';
import type { OutgoingMessage, Sender } from '../../../core/send/ports.ts';
import { mustBeInTime } from './in-time.ts';
import { messageTags } from './message-tags.ts';
import { phoneNumber } from './phone-number.ts';
import { oneAttempt } from './provider-errors.ts';
import { takenBy } from './taken-by.ts';

const provider = 'eum';
/** Conflict is what is said of numbers that opted out and of countries that are blocked. */
const permanent = new Set(['ValidationException', 'ConflictException']);

/** SMS by AWS End User Messaging: its reports carry the context, and so our ids. Loaded when it is first used. */
export const eumSms = (settings: EumSettings, configurationSet: string, clock: Clock): Sender => {
  let client: PinpointSMSVoiceV2Client | undefined;
  return {
    async send(message) {
      const input = requestFor(message, settings, configurationSet);
      const sdk = await import('./eum-sdk.ts');
      const eum = client ?? new sdk.PinpointSMSVoiceV2Client(oneAttempt);
      client = eum;
      mustBeInTime(provider, message, clock);
      return takenBy(provider, permanent, () => eum.send(new sdk.SendTextMessageCommand(input)));
    },
  };
};

const requestFor = (
  message: OutgoingMessage,
  { originationIdentity = message.from, protectConfigurationId, dryRun }: EumSettings,
  configurationSet: string,
): SendTextMessageCommandInput => ({
  DestinationPhoneNumber: phoneNumber(provider, message.to),
  MessageBody: message.text,
  MessageType: message.purpose === 'marketing' ? 'PROMOTIONAL' : 'TRANSACTIONAL',
  Context: contextOf(message),
  ...(originationIdentity !== undefined && { OriginationIdentity: originationIdentity }),
  ...(protectConfigurationId !== undefined && { ProtectConfigurationId: protectConfigurationId }),
  ...(configurationSet !== '' && { ConfigurationSetName: configurationSet }),
  ...maxPriceOf(message),
  ...(dryRun && { DryRun: true }),
});

/** It takes five entries. */
const contextOf = (message: OutgoingMessage): Record<string, string> => {
  const { sendId = '', profileId = '', enrollmentId = '', journeyId = '' } = messageTags(message);
  return { sendId, profileId, enrollmentId, journeyId };
};

/** It counts in US dollars, whatever the shop counts in. */
const maxPriceOf = ({ maxPrice }: OutgoingMessage): { MaxPrice?: string } =>
  maxPrice?.currency === 'USD' ? { MaxPrice: String(decimalOf(maxPrice.amountMinor, 'USD')) } : {};
