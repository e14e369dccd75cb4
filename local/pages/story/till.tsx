import { useTranslation } from 'react-i18next';
import { formatMoney } from '../app/format.ts';
import { CURRENCY } from '../shop/catalogue.ts';
import type { StoryState } from './story-state.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0', '✓'];

function Keypad({ pressed }: { pressed: string | undefined }) {
  return (
    <div className="keypad" aria-hidden="true">
      {KEYS.map((key) => (
        <span key={key} className={key === pressed ? 'pressed' : ''}>
          {key}
        </span>
      ))}
    </div>
  );
}

/** The till of the store: a sum, a phone number, a receipt. */
export function Till({ state }: { state: StoryState }) {
  const { t, i18n } = useTranslation();
  const { digits, total, receipt } = state.till;
  return (
    <section className="device till" aria-label={t('story.till')}>
      <h2>{t('story.till')}</h2>
      <div className="till-body">
        <div className="till-screen">
          {total === undefined ? (
            <p className="till-idle">{t('story.tillIdle')}</p>
          ) : (
            <>
              <p>
                <span>{t(receipt ? 'story.tillPaid' : 'story.tillTotal')}</span>
                <strong>{formatMoney(total, CURRENCY, i18n.language)}</strong>
              </p>
              <p>
                <span>{t('story.tillPhone')}</span>
                <output>{digits || '…'}</output>
              </p>
            </>
          )}
        </div>
        <Keypad pressed={receipt ? '✓' : digits.at(-1)} />
        {receipt && <p className="receipt">{t('story.tillReceipt', { id: receipt })}</p>}
      </div>
    </section>
  );
}
