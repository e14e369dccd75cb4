import type { AnswerOf } from '../../../functions/api/route.ts';
import type { listExperiments } from '../../../functions/api/routes/list-experiments.ts';
import type { reportExperiments } from '../../../functions/api/routes/report-experiments.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useChannelName } from '../../ui/channel.tsx';
import type { Interval } from './span-of.ts';
import { useTexts } from './texts.ts';

export type OnTrial = AnswerOf<typeof listExperiments>['experiments'][number];
export type Experiment = AnswerOf<typeof reportExperiments>['experiments'][number];
type Variant = OnTrial['variants'][number];

export const keyOf = ({ journeyId, stepId }: Pick<OnTrial, 'journeyId' | 'stepId'>): string =>
  stepId === undefined ? journeyId : `${journeyId}/${stepId}`;

const isWay = (what: string): boolean => what === 'rest' || what.startsWith('ways/');

/** What is on trial, and what its variants are called. */
export const useWords = () => {
  const { t } = useTexts();
  const { number } = useFormat();
  const channel = useChannelName();
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${number(value)}`;
  return {
    variant: ({ what }: Pick<Variant, 'what'>): string => {
      const way = /^ways\/(\d+)$/.exec(what)?.[1];
      if (way !== undefined) return t('variant.way', { number: Number(way) + 1 });
      if (what === 'control' || what === 'in' || what === 'rest') return t(`variant.${what}`);
      return what
        .split(' → ')
        .map((each) => channel(each))
        .join(' → ');
    },
    kind: ({ stepId, variants }: Pick<OnTrial, 'stepId' | 'variants'>): string => {
      if (stepId === undefined) return t('kind.control');
      const isSplit = variants.some(({ what }) => isWay(what));
      return t(isSplit ? 'kind.split' : 'kind.order', { block: stepId });
    },
    /** Of a share: +1.2 to +3.4 points. */
    points: ({ low, high }: Interval): string =>
      t('points', { low: signed(low * 100), high: signed(high * 100) }),
  };
};
