import { useTranslation } from 'react-i18next';
import { ChannelIcon } from '../app/channel-icon.tsx';

const STEPS = ['push', 'email', 'sms'] as const;

/** The cascade as a flight of stairs: free channels above, the paid one below. */
export function Stairs() {
  const { t } = useTranslation();
  return (
    <figure className="stairs" aria-label={t('start.flow')}>
      <ol>
        {STEPS.map((channel) => (
          <li key={channel} className={channel === 'sms' ? 'paid' : 'free'}>
            <ChannelIcon channel={channel} />
            <span>{t(`channel.${channel}`)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
