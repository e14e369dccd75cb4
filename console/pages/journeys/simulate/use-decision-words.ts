import { useFormat } from '../../../i18n/use-format.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { durationOfMs } from '../../../ui/duration-of-ms.ts';
import type { Decision } from './decision.ts';
import { useTexts } from './texts.ts';

/** Decisions in words. */
export const useDecisionWords = () => {
  const { t } = useTexts();
  const { moment, duration } = useFormat();
  const channelName = useChannelName();
  const reasonText = (reason: string | undefined, context: string | undefined): string =>
    reason === undefined
      ? ''
      : t(`common:reason.${reason}`, {
          context,
          defaultValue: t(`reason.${reason}`, { defaultValue: reason }),
        });
  const eventText = (event: string | undefined): string => t(`event.${event}`, { defaultValue: event ?? '' });
  return {
    since: (ms: number): string =>
      ms === 0 ? t('beginning') : t('since', { time: duration(durationOfMs(ms)) }),
    untried: (channels: readonly string[]): string =>
      t('untried', { channels: channels.map(channelName).join(', ') }),
    /** `orderedAt`: where she has just ordered. */
    sentence: ({ kind, event, act, channel, reason, until }: Decision, orderedAt?: string): string => {
      if (kind === 'event')
        return orderedAt !== undefined && event === 'Order Completed'
          ? t('eventAt', { event: eventText(event), place: t(`common:source.${orderedAt}`) })
          : eventText(event);
      return t(reason === undefined && kind === 'end' ? 'kind.endDone' : `kind.${kind}`, {
        event: event ?? t(`act.${act}`, { defaultValue: act ?? '' }),
        channel: channel === undefined ? '' : channelName(channel),
        reason: reasonText(reason, reason === 'ordered' ? orderedAt : undefined),
        until: until === undefined ? '' : moment(until),
      });
    },
  };
};
