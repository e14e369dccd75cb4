import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createApi } from '../app/api.ts';
import type { Live } from '../app/use-live.ts';
import { VirtualClock } from '../app/virtual-clock.tsx';

const STEPS = [
  ['hour', 'PT1H'],
  ['day', 'P1D'],
] as const;

/** Moves the clock of the run; what falls due on the way is done before it answers. */
export function ClockBar({ live }: { live: Live }) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState(false);
  const [said, setSaid] = useState<{ text: string; bad: boolean }>();
  const move = async (advance: string): Promise<void> => {
    setMoving(true);
    setSaid({ text: t('inbox.moving'), bad: false });
    try {
      const { fired } = await createApi().moveClock({ advance });
      setSaid({ text: t('inbox.fired', { count: fired }), bad: false });
    } catch {
      setSaid({ text: t('failed.title'), bad: true });
    }
    setMoving(false);
    live.refresh();
  };
  return (
    <div className="card clock-bar">
      <VirtualClock clock={live.clock} />
      <div className="row">
        {STEPS.map(([label, advance]) => (
          <button key={label} type="button" disabled={moving} onClick={() => void move(advance)}>
            {t(`inbox.${label}`)}
          </button>
        ))}
      </div>
      <p role="status" className={said?.bad ? 'notice bad' : 'hint'}>
        {live.failed ? t('failed.title') : said?.text}
      </p>
    </div>
  );
}
