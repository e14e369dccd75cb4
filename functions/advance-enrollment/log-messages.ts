import type { Channel } from '../../core/consent/consent.ts';
import type { TimelineEntry, TimelineItem } from '../../core/send/timeline.ts';
import { log } from '../runtime/log.ts';
import { count } from '../runtime/measure.ts';

const said = { send: 'message sent', skip: 'message not sent', held: 'message held' } as const;

const isOfMessage = (entry: TimelineEntry): entry is TimelineEntry & { kind: keyof typeof said } =>
  Object.hasOwn(said, entry.kind);

/** What history says of messages, for whoever follows a request: what became of which, and why; nothing of whom. */
export const logMessages = (items: readonly TimelineItem[]): void => {
  for (const { kind, channel, sendId, journeyId, reason } of items
    .flatMap(({ entries }) => entries)
    .filter(isOfMessage)) {
    log.info(said[kind], {
      ...(channel !== undefined && { channel: channel as Channel }),
      ...(sendId !== undefined && { sendId }),
      ...(journeyId !== undefined && { document: `journey/${journeyId}` }),
      ...(reason !== undefined && { reason }),
    });
    if (kind !== 'held') count(kind === 'send' ? 'MessagesSent' : 'MessagesNotSent');
  }
};
