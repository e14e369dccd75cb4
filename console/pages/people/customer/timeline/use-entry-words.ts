import { useFormat } from '../../../../i18n/use-format.ts';
import { useChannelName } from '../../../../ui/channel.tsx';
import { useJourneyNames } from '../../../../ui/use-journey-names.ts';
import { useReason, useSourceName } from '../../../../ui/use-reason.ts';
import { useTexts } from '../../texts.ts';
import type { Entry } from './entries.ts';

/** An entry of the time line as one would tell it. */
export const useEntryWords = () => {
  const { t } = useTexts();
  const format = useFormat();
  const channelName = useChannelName();
  const sourceName = useSourceName();
  const reason = useReason();
  const { nameOf } = useJourneyNames();
  const eventName = (name: string) => t(`event.${name}`, { defaultValue: name });

  const title = ({ kind, name, channel = '' }: Entry): string => {
    const what = { channel: channelName(channel) };
    switch (kind) {
      case 'event':
      case 'operator':
        return eventName(name);
      case 'send':
        return channel === 'agent' ? t('entry.call') : t('entry.send', what);
      case 'held':
      case 'skip':
        return t(`entry.${kind}`, what);
      case 'delivery':
        return t(`entry.delivery.${name}`, { ...what, defaultValue: name });
      case 'merge':
        return t('entry.merge');
    }
  };

  const more = (entry: Entry): string => {
    const { kind, about, source, channel, journeyId, reason: code, by, cost, notSpent, parts } = entry;
    const isByHand = kind === 'operator';
    return [
      about,
      code !== undefined && (isByHand ? `“${code}”` : reason(code)),
      journeyId !== undefined && nameOf(journeyId),
      isByHand && channel !== undefined && channelName(channel),
      by !== undefined && t('entry.by', { name: by }),
      !isByHand && source !== undefined && sourceName(source),
      parts !== undefined && parts > 1 && t('entry.parts', { count: parts }),
      cost && t('entry.cost', { sum: format.sums(cost) }),
      notSpent && t('entry.notSpent', { sum: format.sums(notSpent) }),
    ]
      .filter((part) => typeof part === 'string')
      .join(' · ');
  };

  return (entry: Entry) => ({ title: title(entry), more: more(entry) });
};
