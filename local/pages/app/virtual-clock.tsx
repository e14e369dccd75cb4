import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock, formatDay } from './format.ts';

/** The clock of the run, ticking on from when it was read. */
export function VirtualClock({ clock }: { clock: { nowMs: number; readAtMs: number } | undefined }) {
  const { t, i18n } = useTranslation();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  const nowMs = clock && clock.nowMs + (Date.now() - clock.readAtMs);
  return (
    <p className="clock">
      <span className="clock-label">{t('time.now')}</span>
      <time key={clock?.readAtMs} dateTime={nowMs === undefined ? undefined : new Date(nowMs).toISOString()}>
        <strong>{nowMs === undefined ? '–' : formatClock(nowMs, i18n.language)}</strong>
        <span>{nowMs === undefined ? '' : formatDay(nowMs, i18n.language)}</span>
      </time>
    </p>
  );
}
