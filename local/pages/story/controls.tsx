import { useTranslation } from 'react-i18next';
import type { Play } from './play.ts';
import type { StoryState } from './story-state.ts';

const ICONS = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  skip: 'M3 3v10l6-5zM10 3h2.500v10H10z',
};

function Icon({ name }: { name: keyof typeof ICONS }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[name]} fill="currentColor" />
    </svg>
  );
}

/** Play, pause, next act. */
export function Controls({ phase, play }: { phase: StoryState['phase']; play: Play }) {
  const { t } = useTranslation();
  const running = phase === 'playing' || phase === 'paused';
  if (!running)
    return (
      <div className="row controls">
        <button type="button" className="strong" onClick={() => void play.start()}>
          <Icon name="play" />
          {t(phase === 'ready' ? 'story.play' : 'story.again')}
        </button>
      </div>
    );
  return (
    <div className="row controls">
      <button type="button" className="strong" onClick={phase === 'paused' ? play.resume : play.pause}>
        <Icon name={phase === 'paused' ? 'play' : 'pause'} />
        {t(phase === 'paused' ? 'story.resume' : 'story.pause')}
      </button>
      <button type="button" onClick={play.skip}>
        <Icon name="skip" />
        {t('story.skip')}
      </button>
    </div>
  );
}
