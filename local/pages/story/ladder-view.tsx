import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ChannelIcon } from '../app/channel-icon.tsx';
import { formatAmounts, formatMoment, formatMoney, formatSpan } from '../app/format.ts';
import { channelText, reasonText } from '../app/history-list.tsx';
import { laddersOf, type Stage } from './ladder.ts';
import type { StoryState } from './story-state.ts';

function notSentText(stage: Stage, t: TFunction, language: string): string {
  const reason = reasonText(stage, t);
  return stage.notSpent
    ? t('story.notSentMoney', { reason, money: formatAmounts(stage.notSpent, language) })
    : t('story.notSent', { reason });
}

function stageText(
  stage: Stage,
  before: Stage | undefined,
  nowMs: number,
  t: TFunction,
  language: string,
): string {
  switch (stage.state) {
    case 'waiting':
      return before ? t('story.afterWait', { span: formatSpan(before.waitMs, t) }) : '';
    case 'next':
      return stage.dueMs === undefined
        ? ''
        : t('story.dueIn', { span: formatSpan(Math.max(0, stage.dueMs - nowMs), t) });
    case 'sent':
    case 'responded':
      return t('story.sentAt', { at: formatMoment(stage.atMs ?? 0, language) });
    case 'ignored':
      return t('story.silent', { span: formatSpan(stage.silentMs ?? 0, t) });
    case 'not-sent':
      return notSentText(stage, t, language);
  }
}

const priceText = ({ price }: Stage, t: TFunction, language: string): string =>
  price && price.amount > 0 ? formatMoney(price.amount, price.currency, language) : t('money.free');

interface StepProps {
  stage: Stage;
  before: Stage | undefined;
  nowMs: number;
}

function Step({ stage, before, nowMs }: StepProps) {
  const { t, i18n } = useTranslation();
  const paid = (stage.price?.amount ?? 0) > 0;
  return (
    <li className={`step is-${stage.state}${paid ? ' paid' : ''}${stage.notSpent ? ' spared' : ''}`}>
      <p className="step-head">
        <ChannelIcon channel={stage.channel} />
        <strong>{channelText(stage.channel, t)}</strong>
        <span className="tag">{priceText(stage, t, i18n.language)}</span>
      </p>
      {stage.state !== 'not-sent' && <p className="step-state">{t(`story.state.${stage.state}`)}</p>}
      <p className="step-text">{stageText(stage, before, nowMs, t, i18n.language)}</p>
    </li>
  );
}

/** The cascade of the customer whom the act is about, stage by stage. */
export function LadderView({ state }: { state: StoryState }) {
  const { t } = useTranslation();
  const nowMs = state.clock?.nowMs ?? 0;
  const { anna, ben } = laddersOf(state);
  const stages = state.act === 'why' ? ben : anna;
  return (
    <section className="device ladder" aria-label={t('story.ladder')}>
      <h2>
        {t('story.ladder')} · {state.act === 'why' ? state.ben.name : state.anna.name}
      </h2>
      <p className="hint">{t('story.ladderText')}</p>
      <ol aria-live="polite">
        {stages.map((stage, index) => (
          <Step key={stage.channel} stage={stage} before={stages[index - 1]} nowMs={nowMs} />
        ))}
      </ol>
    </section>
  );
}
