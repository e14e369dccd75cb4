import type { Buses } from '../bus/buses.ts';
import type { Outbox, SentMessage } from './outbox.ts';
import { type SesEventKind, sesEvent } from './ses-event.ts';

export const feedbackTypes = ['delivered', 'opened', 'clicked', 'bounced', 'complained'] as const;
export type FeedbackType = (typeof feedbackTypes)[number];

export interface FeedbackParts {
  readonly outbox: Outbox;
  readonly buses: Buses;
  /** The application's own bus. */
  readonly busName: string;
  readonly nowMs: () => number;
  readonly arnOf: (service: string, resource: string) => string;
}

export type Feedback = (sendId: string, type: FeedbackType) => 'played' | 'unknown send';

/** Plays the provider: what it would report of a message goes on the bus where it would appear. */
export function createFeedback(parts: FeedbackParts): Feedback {
  return (sendId, type) => {
    const message = parts.outbox.find(sendId);
    if (!message) return 'unknown send';
    // Our own redirect counts clicks for every channel; SES click tracking is off.
    if (message.entry.channel === 'email' && type !== 'clicked') putSesEvent(parts, message, type);
    else putDelivery(parts, message, type);
    return 'played';
  };
}

function putSesEvent({ buses, nowMs, arnOf }: FeedbackParts, message: SentMessage, kind: SesEventKind): void {
  const atMs = nowMs();
  const at = new Date(atMs).toISOString();
  const { detailType, detail, resources } = sesEvent(kind, message, at, (resource) => arnOf('ses', resource));
  buses.put('default', { source: 'aws.ses', detailType, detail: JSON.stringify(detail), resources, atMs });
}

function putDelivery(
  { buses, busName, nowMs }: FeedbackParts,
  { entry, tags }: SentMessage,
  type: FeedbackType,
): void {
  const { sendId, profileId, journeyId, enrollmentId } = tags;
  const atMs = nowMs();
  const detail = {
    v: 1,
    sendId,
    profileId,
    enrollmentId,
    journeyId,
    channel: entry.channel,
    type,
    address: entry.to,
    atMs,
    ...(type === 'clicked' && { trusted: true }),
  };
  buses.put(busName, { source: 'kaskad', detailType: 'delivery', detail: JSON.stringify(detail), atMs });
}
