import type { Awaited } from '../../../../core/journey/awaited.ts';
import type { Journey } from '../../../../core/journey/journey.ts';
import type { AnyStep } from '../../../../core/journey/step-kind.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { useConditionWords } from '../../../ui/conditions/use-condition-words.ts';
import { useTexts } from '../texts.ts';

type Fields = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** Journeys and their steps as sentences. */
export const useWords = () => {
  const { t } = useTexts();
  const format = useFormat();
  const channelName = useChannelName();
  const conditionWords = useConditionWords();
  const event = (awaited: Awaited | undefined): string =>
    awaited === undefined || awaited.event === ''
      ? t('words.someEvent')
      : `${t(`event.${awaited.event}`, { defaultValue: awaited.event })}${awaited.where === undefined ? '' : ` (${conditionWords(awaited.where)})`}`;
  const duration = (iso: unknown): string => (text(iso) === '' ? '…' : format.duration(text(iso)));

  const until = ({ until: at }: Fields): string => {
    const { time, on } = (at ?? {}) as { time?: string; on?: string[] };
    const days = on?.map((day) => t(`weekday.${day}`)).join(', ');
    return days === undefined ? t('words.untilTime', { time }) : t('words.untilTimeOn', { time, days });
  };
  const wait = (step: AnyStep): string => {
    if (step.event !== undefined)
      return t('words.waitEvent', {
        event: event(step.event as Awaited),
        time: step.for === undefined ? until(step) : duration(step.for),
      });
    if (step.for === undefined && step.until !== undefined)
      return t('words.waitUntil', { until: until(step) });
    const from = step.from === 'lastActivity' ? 'words.waitFromActivity' : 'words.wait';
    const first = t(from, { time: duration(step.for) });
    return step.until === undefined ? first : t('words.waitThen', { first, until: until(step) });
  };

  const sentences: Readonly<Record<string, (step: AnyStep) => string>> = {
    wait,
    send: (step) =>
      t('words.send', { channel: channelName(text(step.channel)), template: text(step.template) || '…' }),
    cascade: ({ order }) =>
      Array.isArray(order)
        ? t('words.cascade', { channels: listOf(order).map(channelName).join(' → ') })
        : t('words.cascadeTrial', {
            count: (order as { experiment?: unknown[] } | undefined)?.experiment?.length ?? 0,
          }),
    branch: (step) => t('words.branch', { condition: conditionWords(step.if) }),
    split: ({ ways }) => t('words.split', { count: Array.isArray(ways) ? ways.length : 0 }),
    update: ({ traits }) =>
      t('words.update', { fields: Object.keys((traits as object) ?? {}).join(', ') || '…' }),
    emit: (step) => t('words.emit', { event: text(step.event) || '…' }),
    offer: (step) => t('words.offer', { offer: text(step.offer) || '…' }),
    task: (step) => t('words.task', { title: text(step.title) || '…' }),
    webhook: (step) => t('words.webhook', { url: text(step.url).replace(/^https:\/\//, '') || '…' }),
    exit: (step) =>
      step.reason === undefined ? t('words.exit') : t('words.exitReason', { reason: step.reason }),
  };

  const trigger = (start: Journey['trigger'] | Fields): string => {
    const fields = start as Fields;
    if (fields.event !== undefined) {
      const what = event({
        event: text(fields.event),
        ...(fields.where !== undefined && { where: fields.where as Awaited['where'] }),
      } as Awaited);
      if (fields.without === undefined) return t('words.startEvent', { event: what });
      return t('words.startWithout', {
        event: what,
        other: event(fields.without as Awaited),
        time: duration(fields.within),
      });
    }
    if (fields.segment !== undefined)
      return t(fields.on === 'leave' ? 'words.startLeave' : 'words.startEnter', {
        segment: text(fields.segment) || '…',
      });
    if (fields.date !== undefined) {
      const offset = text(fields.offset);
      const path = conditionWords.path(text(fields.date));
      if (offset === '') return t('words.startDate', { date: path });
      return t(offset.startsWith('-') ? 'words.startBefore' : 'words.startAfter', {
        date: path,
        time: duration(offset.replace(/^-/, '')),
      });
    }
    if (fields.schedule !== undefined)
      return t('words.startSchedule', { at: text((fields.schedule as Fields).at).replace('T', ' ') });
    return t('words.startManual');
  };

  return {
    event,
    trigger,
    condition: conditionWords,
    step: (step: AnyStep): string => sentences[step.kind]?.(step) ?? step.kind,
    /** Above a list of steps inside a step. */
    list: (step: AnyStep, name: string): string => {
      const way = /^ways\/(\d+)\/steps$/.exec(name)?.[1];
      if (way === undefined) return t(`list-of.${step.kind}.${name}`, { defaultValue: name });
      const share = (step.ways as { share?: number }[] | undefined)?.[Number(way)]?.share ?? 0;
      return t('list-of.way', { way: String.fromCharCode(65 + Number(way)), share: format.percent(share) });
    },
  };
};
