import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from './answers.ts';
import { formatAmounts, formatMoment } from './format.ts';

/** A reason code in words; where it came from makes it more exact ("ordered in store"). */
export const reasonText = (entry: { reason?: string; source?: string }, t: TFunction): string =>
  t(`reason.${entry.reason}`, { context: entry.source ?? '', defaultValue: entry.reason ?? '' });

export const channelText = (channel: string, t: TFunction): string =>
  t(`channel.${channel}`, { defaultValue: channel });

function Line({ entry }: { entry: HistoryEntry }) {
  const { t, i18n } = useTranslation();
  const said = [
    entry.channel && channelText(entry.channel, t),
    ['event', 'delivery', 'operator'].includes(entry.kind) ? entry.name : undefined,
    entry.reason && reasonText(entry, t),
    entry.notSpent && t('history.notSpent', { money: formatAmounts(entry.notSpent, i18n.language) }),
    entry.kind === 'event' &&
      entry.source &&
      t('history.from', { source: t(`source.${entry.source}`, { defaultValue: entry.source }) }),
  ].filter(Boolean);
  return (
    <li className={`entry ${entry.kind}`}>
      <time dateTime={entry.at}>{formatMoment(Date.parse(entry.at), i18n.language)}</time>
      <span>
        <strong>{t(`history.${entry.kind}`)}</strong> {said.join(' · ')}
      </span>
    </li>
  );
}

/** What happened to one customer, newest first, as it was recorded. */
export function HistoryList({ entries }: { entries: HistoryEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <p className="muted">{t('history.empty')}</p>;
  return (
    <ol className="history">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and are only ever replaced as a whole
        <Line key={`${entry.at}-${index}`} entry={entry} />
      ))}
    </ol>
  );
}
