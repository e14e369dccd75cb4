import type { SentMessage } from './outbox.ts';

/** What SES says of a message, by EventBridge's detail-type. */
export interface SesEvent {
  readonly detailType: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly resources: readonly string[];
}

export type SesEventKind = 'delivered' | 'opened' | 'bounced' | 'complained';

/** Names and bodies as in "Contents of event data that Amazon SES publishes". */
const kinds: Readonly<
  Record<SesEventKind, (to: string, at: string) => { detailType: string; eventType: string; body: object }>
> = {
  delivered: (to, at) => ({
    detailType: 'Email Delivered',
    eventType: 'Delivery',
    body: {
      delivery: {
        timestamp: at,
        processingTimeMillis: 1,
        recipients: [to],
        smtpResponse: '250 2.0.0 OK',
        reportingMTA: 'a1.smtp-out.amazonses.com',
      },
    },
  }),
  opened: (_, at) => ({
    detailType: 'Email Opened',
    eventType: 'Open',
    body: { open: { timestamp: at, ipAddress: '192.0.2.1', userAgent: 'Mozilla/5.0' } },
  }),
  bounced: (to, at) => ({
    detailType: 'Email Bounced',
    eventType: 'Bounce',
    body: {
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [
          {
            emailAddress: to,
            action: 'failed',
            status: '5.1.1',
            diagnosticCode: 'smtp; 550 5.1.1 user unknown',
          },
        ],
        timestamp: at,
        feedbackId: `${at}-bounce`,
        reportingMTA: 'dns; a1.smtp-out.amazonses.com',
      },
    },
  }),
  complained: (to, at) => ({
    detailType: 'Email Complaint Received',
    eventType: 'Complaint',
    body: {
      complaint: {
        complainedRecipients: [{ emailAddress: to }],
        complaintFeedbackType: 'abuse',
        timestamp: at,
        feedbackId: `${at}-complaint`,
        userAgent: 'Local Feedback Loop',
        arrivalDate: at,
      },
    },
  }),
};

/** The event that SES would put on the account's default bus. */
export function sesEvent(
  kind: SesEventKind,
  message: SentMessage,
  at: string,
  arnOf: (resource: string) => string,
): SesEvent {
  const { detailType, eventType, body } = kinds[kind](message.entry.to, at);
  const set = message.configurationSet;
  return {
    detailType,
    resources: set === undefined ? [] : [arnOf(`configuration-set/${set}`)],
    detail: { eventType, mail: mailOf(message), ...body },
  };
}

function mailOf({ entry, messageId, from = '', tags, configurationSet }: SentMessage) {
  return {
    timestamp: entry.at,
    source: from,
    sendingAccountId: '000000000000',
    messageId,
    destination: [entry.to],
    headersTruncated: false,
    headers: Object.entries(entry.headers ?? {}).map(([name, value]) => ({ name, value })),
    commonHeaders: { from: [from], to: [entry.to], messageId, subject: entry.subject },
    tags: {
      ...(configurationSet !== undefined && { 'ses:configuration-set': [configurationSet] }),
      'ses:caller-identity': ['local'],
      ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    },
  };
}
