import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FEEDBACK, type Feedback, type OutboxMessage } from '../app/answers.ts';
import { createApi } from '../app/api.ts';

const MAIL_ONLY: readonly Feedback[] = ['opened', 'complained'];

/** Plays the provider: what would come back from outside is said by hand here. */
export function FeedbackMenu({ message, onReported }: { message: OutboxMessage; onReported: () => void }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const report = async (type: Feedback): Promise<void> => {
    try {
      await createApi().feedback(message.sendId, type);
      await createApi().idle();
      setSaid(t('inbox.reported', { what: t(`inbox.${type}`) }));
      onReported();
    } catch {
      setSaid(t('failed.title'));
    }
  };
  const fits = FEEDBACK.filter((type) => message.channel === 'email' || !MAIL_ONLY.includes(type));
  return (
    <section className="feedback" aria-labelledby="feedback-title">
      <h3 id="feedback-title">{t('inbox.play')}</h3>
      <p className="hint">{t('inbox.playText')}</p>
      <div className="row">
        {fits.map((type) => (
          <button key={type} type="button" onClick={() => void report(type)}>
            {t(`inbox.${type}`)}
          </button>
        ))}
      </div>
      <p role="status" className="hint">
        {said}
      </p>
    </section>
  );
}
