import { useTranslation } from 'react-i18next';
import { HistoryList } from '../app/history-list.tsx';
import type { Shopper } from '../shop/shopper.ts';
import type { Known } from './story-state.ts';

/** The second customer's history, word for word as it is stored. */
export function Recorded({ shopper, known }: { shopper: Shopper; known: Known }) {
  const { t } = useTranslation();
  return (
    <section className="device recorded card">
      <h2>{t('story.why.of', { email: shopper.email })}</h2>
      <HistoryList entries={known.entries} />
    </section>
  );
}
