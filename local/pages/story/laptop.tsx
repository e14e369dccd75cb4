import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoryState } from './story-state.ts';

/** The real demo shop in a frame, played by the story; nobody else can click in it. */
export function Laptop({ state, frame }: { state: StoryState; frame: Ref<HTMLIFrameElement> }) {
  const { t, i18n } = useTranslation();
  const source = `/shop?device=story-${state.play}&embed=1&lang=${i18n.language}`;
  return (
    <section className={`device laptop ${state.laptop}`} aria-label={t('story.laptop')}>
      <h2>{t('story.laptop')}</h2>
      <div className="laptop-screen" inert>
        {state.laptop === 'closed' ? (
          <p className="muted">{t('story.laptopIdle')}</p>
        ) : (
          <iframe ref={frame} title={t('story.laptopFrame')} src={source} />
        )}
      </div>
      {state.laptop === 'left' && <p className="left-note">{t('story.laptopClosed')}</p>}
    </section>
  );
}
