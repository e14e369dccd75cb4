import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry, OutboxMessage } from '../app/answers.ts';
import { createApi } from '../app/api.ts';
import { formatAmounts, formatMoment } from '../app/format.ts';
import { HistoryList } from '../app/history-list.tsx';
import { MailFrame } from '../app/mail-frame.tsx';
import { FeedbackMenu } from './feedback-menu.tsx';

function Body({ message }: { message: OutboxMessage }) {
  const { t } = useTranslation();
  if (!message.html) return <p className={`bubble ${message.channel}`}>{message.text}</p>;
  return (
    <>
      <MailFrame html={message.html} title={t('inbox.mail', { to: message.to })} links />
      <details>
        <summary>{t('inbox.asText')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <pre tabIndex={0}>{message.text}</pre>
      </details>
    </>
  );
}

function Facts({ message: { to, at, parts, cost } }: { message: OutboxMessage }) {
  const { t, i18n } = useTranslation();
  const facts = [
    [t('inbox.to'), to],
    [t('inbox.at'), formatMoment(Date.parse(at), i18n.language)],
    ...(parts === undefined ? [] : [[t('inbox.parts'), parts]]),
    ...(cost === undefined ? [] : [[t('inbox.cost'), formatAmounts(cost, i18n.language)]]),
  ];
  return (
    <dl className="facts">
      {facts.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

function Headers({ headers }: { headers: Record<string, string> | undefined }) {
  const { t } = useTranslation();
  if (!headers || Object.keys(headers).length === 0) return null;
  return (
    <details>
      <summary>{t('inbox.headers')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0}>
        {Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n')}
      </pre>
    </details>
  );
}

/** One message as it arrived, and what is recorded about its recipient. `tick` changes when the run has moved on. */
export function MessageView({ message, tick }: { message: OutboxMessage; tick: number }) {
  const { t } = useTranslation();
  const [history, setHistory] = useState<HistoryEntry[]>([]);
  const read = useCallback(async () => {
    setHistory(
      await createApi()
        .timeline(message.profileId)
        .catch(() => []),
    );
  }, [message.profileId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tick` says that there may be more to read
  useEffect(() => void read(), [read, tick]);
  return (
    <article className="card message">
      <h2>{message.subject ?? t(`channel.${message.channel}`)}</h2>
      <Facts message={message} />
      <Body message={message} />
      <Headers headers={message.headers} />
      <FeedbackMenu key={message.sendId} message={message} onReported={() => void read()} />
      <section aria-labelledby="history-title">
        <h3 id="history-title">{t('inbox.history')}</h3>
        <HistoryList entries={history} />
      </section>
    </article>
  );
}
