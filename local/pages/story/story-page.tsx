import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Layout } from '../app/layout.tsx';
import { Calls } from './calls.tsx';
import { Caption } from './caption.tsx';
import { LadderView } from './ladder-view.tsx';
import { Laptop } from './laptop.tsx';
import { Phone } from './phone.tsx';
import { Play } from './play.ts';
import { Recorded } from './recorded.tsx';
import { SPOTLIGHT } from './story-state.ts';
import { Till } from './till.tsx';

/** `?play=1` is the click on the start page; it is taken off so that a reload does not play again. */
function takePlay(): boolean {
  const url = new URL(location.href);
  const asked = url.searchParams.has('play');
  url.searchParams.delete('play');
  if (asked) history.replaceState(null, '', url);
  return asked;
}

function usePlay(frame: { current: HTMLIFrameElement | null }): Play {
  const { t } = useTranslation();
  const [play] = useState(
    () =>
      new Play(
        { anna: t('story.anna'), ben: t('story.ben') },
        () => frame.current?.contentWindow?.kaskadShop,
      ),
  );
  const asked = useRef<boolean>(undefined);
  useEffect(() => {
    asked.current ??= takePlay();
    if (asked.current) void play.start();
    asked.current = false;
  }, [play]);
  return play;
}

/** The customer's laptop, her phone, the till and the cascade, side by side, while the real system plays. */
export function StoryPage() {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const play = usePlay(frame);
  const state = useSyncExternalStore(play.subscribe, play.state);
  const light = state.act ? SPOTLIGHT[state.act] : 'none';
  return (
    <Layout page="story" title={t('story.title')}>
      <Caption state={state} play={play} />
      <div className={`stage light-${light}`}>
        {state.act === 'why' ? (
          <Recorded shopper={state.ben} known={state.benKnown} />
        ) : (
          <Laptop state={state} frame={frame} />
        )}
        <Phone state={state} />
        <Till state={state} />
        <LadderView state={state} />
      </div>
      <Calls calls={state.calls} />
    </Layout>
  );
}
