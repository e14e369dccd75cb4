import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatSpan } from '../app/format.ts';
import { channelText, reasonText } from '../app/history-list.tsx';
import { VirtualClock } from '../app/virtual-clock.tsx';
import { Controls } from './controls.tsx';
import type { Play } from './play.ts';
import { ACTS, type Fact, type StoryState } from './story-state.ts';

/** Codes, amounts and spans of a fact in the viewer's words. */
function factText({ id, values }: Fact, t: TFunction, language: string): string {
  const { channel, amount, currency, ms, reason, source } = values;
  return t(`story.fact.${id}`, {
    ...values,
    ...(channel === undefined ? {} : { channel: channelText(String(channel), t) }),
    ...(amount === undefined ? {} : { money: formatMoney(Number(amount), String(currency), language) }),
    ...(ms === undefined ? {} : { span: formatSpan(Number(ms), t) }),
    ...(reason === undefined
      ? {}
      : { reason: reasonText({ reason: String(reason), source: String(source) }, t) }),
    ...(source === undefined || reason !== undefined
      ? {}
      : { source: t(`source.${source}`, { defaultValue: String(source) }) }),
  });
}

function Words({ state }: { state: StoryState }) {
  const { t } = useTranslation();
  if (!state.act)
    return (
      <div className="words">
        <h1>{t('story.intro')}</h1>
        <p>{t('story.introText')}</p>
      </div>
    );
  return (
    <div className="words" aria-live="polite">
      <p className="act-number">{t('story.act', { n: ACTS.indexOf(state.act) + 1, of: ACTS.length })}</p>
      <h1>{t(`story.acts.${state.act}.title`)}</h1>
      <p>{t(`story.acts.${state.act}.text`)}</p>
    </div>
  );
}

function Failure({ failure }: { failure: NonNullable<StoryState['failure']> }) {
  const { t } = useTranslation();
  const text =
    failure.kind === 'late'
      ? t('failed.late', { what: t(`story.expected.${failure.what}`) })
      : t('failed.answer', { path: failure.path, status: failure.status });
  return (
    <p className="notice bad" role="alert">
      {t('failed.title')}. {text}
    </p>
  );
}

/** What the act is about, what the API said so far, the clock and the controls. */
export function Caption({ state, play }: { state: StoryState; play: Play }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="caption">
      <Words state={state} />
      <div className="caption-side">
        <VirtualClock clock={state.clock} />
        <Controls phase={state.phase} play={play} />
      </div>
      {state.act && (
        <ol className="acts" aria-hidden="true">
          {ACTS.map((act) => (
            <li key={act} className={ACTS.indexOf(act) <= ACTS.indexOf(state.act ?? act) ? 'done' : ''} />
          ))}
        </ol>
      )}
      <ul className="facts" aria-live="polite">
        {state.facts.map((fact) => (
          <li key={fact.id}>{factText(fact, t, i18n.language)}</li>
        ))}
      </ul>
      {state.failure && <Failure failure={state.failure} />}
      {state.phase === 'done' && (
        <p className="ending">
          {t('story.end')} <a href="/shop">{t('story.toShop')}</a> <a href="/inbox">{t('story.toInbox')}</a>
        </p>
      )}
    </section>
  );
}
