import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Clock, Senders } from '../../../core/ports.ts';
import { breaking } from './breaker.ts';
import { sesEmail } from './email-ses.ts';
import { oneAttempt } from './provider-errors.ts';
import { snsPush } from './push-sns.ts';
import { snsSms } from './sms-sns.ts';

/** The providers of this deployment, one line per channel; a channel that is not here cannot be sent. */
export const awsSenders = (env: { SES_CONFIGURATION_SET: string }, clock: Clock): Senders => {
  const sns = new SNSClient(oneAttempt);
  return {
    email: breaking('ses', sesEmail(new SESv2Client(oneAttempt), env.SES_CONFIGURATION_SET), clock),
    sms: breaking('sns-sms', snsSms(sns), clock),
    push: breaking('sns-push', snsPush(sns), clock),
  };
};
