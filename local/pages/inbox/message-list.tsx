import { useTranslation } from 'react-i18next';
import type { OutboxMessage } from '../app/answers.ts';
import { ChannelIcon } from '../app/channel-icon.tsx';
import { formatMoment } from '../app/format.ts';
import { channelText } from '../app/history-list.tsx';

interface Props {
  messages: OutboxMessage[];
  chosen: string | undefined;
  onChoose: (sendId: string) => void;
}

function Row({ message, chosen, onChoose }: Omit<Props, 'messages'> & { message: OutboxMessage }) {
  const { t, i18n } = useTranslation();
  return (
    <li>
      <button
        type="button"
        className={`message-row ${message.channel}`}
        aria-current={message.sendId === chosen ? 'true' : undefined}
        onClick={() => onChoose(message.sendId)}
      >
        <ChannelIcon channel={message.channel} />
        <span className="message-words">
          <strong>{message.subject ?? message.text}</strong>
          <span className="muted">
            {channelText(message.channel, t)} · {message.to}
          </span>
        </span>
        <time dateTime={message.at}>{formatMoment(Date.parse(message.at), i18n.language)}</time>
      </button>
    </li>
  );
}

export function MessageList({ messages, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  if (messages.length === 0)
    return (
      <div className="card empty">
        <strong>{t('inbox.empty')}</strong>
        <p className="muted">{t('inbox.emptyText')}</p>
        <a href="/shop">{t('story.toShop')}</a>
      </div>
    );
  return (
    <ul className="card message-list" aria-label={t('inbox.list')}>
      {messages.map((message) => (
        <Row key={message.sendId} message={message} chosen={chosen} onChoose={onChoose} />
      ))}
    </ul>
  );
}
