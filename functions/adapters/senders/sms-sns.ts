import { type MessageAttributeValue, PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { OutgoingMessage, Sender } from '../../../core/send/ports.ts';
import { messageTags } from './message-tags.ts';
import { phoneNumber } from './phone-number.ts';
import { takenBy } from './taken-by.ts';

const provider = 'sns-sms';
const permanent = new Set([
  'InvalidParameterException',
  'InvalidParameter',
  'InvalidParameterValueException',
  'ValidationException',
  'OptedOutException',
]);

/** SMS by SNS. SNS reports no delivery with our ids, so an ambiguous call stays unknown. `from` is the sender ID, where a country takes one. */
export const snsSms = (client: SNSClient): Sender => ({
  async send(message) {
    const command = new PublishCommand({
      PhoneNumber: phoneNumber(provider, message.to),
      Message: message.text,
      MessageAttributes: smsAttributes(message),
    });
    return takenBy(provider, permanent, () => client.send(command));
  },
});

const smsAttributes = (message: OutgoingMessage): Record<string, MessageAttributeValue> => ({
  ...attributes(messageTags(message)),
  ...attributes({
    'AWS.SNS.SMS.SMSType': message.purpose === 'marketing' ? 'Promotional' : 'Transactional',
    ...(message.from && { 'AWS.SNS.SMS.SenderID': message.from }),
    ...priceTags(message),
  }),
});

/** What it was taken to cost goes with it, as our ids do. */
const priceTags = ({ cost }: OutgoingMessage): Record<string, string> =>
  cost?.price ? { priceMinor: String(cost.price.amountMinor), currency: cost.price.currency } : {};

/** SNS's way to write a map of strings. */
export const attributes = (values: Record<string, string>): Record<string, MessageAttributeValue> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
  );
