import { useTranslation } from 'react-i18next';
import type { OutboxMessage } from '../app/answers.ts';
import { ChannelIcon } from '../app/channel-icon.tsx';
import { formatClock } from '../app/format.ts';
import { channelText } from '../app/history-list.tsx';
import { MailFrame } from '../app/mail-frame.tsx';
import type { StoryState } from './story-state.ts';

function Notification({ message }: { message: OutboxMessage }) {
  const { t, i18n } = useTranslation();
  return (
    <p className={`notification ${message.channel}`}>
      <ChannelIcon channel={message.channel} />
      <span>
        <strong>{message.channel === 'email' ? t('story.newMail') : channelText(message.channel, t)}</strong>
        <span>{message.subject ?? message.text}</span>
      </span>
      <time dateTime={message.at}>{formatClock(Date.parse(message.at), i18n.language)}</time>
    </p>
  );
}

/** What the outbox holds for her, shown as it would reach her. */
export function Phone({ state }: { state: StoryState }) {
  const { t } = useTranslation();
  const { messages } = state.annaKnown;
  const letter = messages.findLast(({ html }) => html);
  return (
    <section className="device phone" aria-label={t('story.phone')}>
      <h2>{t('story.phone')}</h2>
      <div className="phone-body">
        {messages.length === 0 && <p className="muted">{t('story.phoneEmpty')}</p>}
        {messages.map((message) => (
          <Notification key={message.sendId} message={message} />
        ))}
        {letter?.html && <MailFrame html={letter.html} title={t('story.phoneMail')} links={false} />}
      </div>
    </section>
  );
}
