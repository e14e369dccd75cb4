import { stepsOf } from '../document/steps-of.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from '../texts.ts';
import { isPart } from './parts/names.ts';

/** What stands above the panel; nothing where nothing of that name is there. */
export const usePanelTitle = (open: string | undefined): string | undefined => {
  const { t } = useTexts();
  const { editing } = useJourney();
  if (open === undefined) return undefined;
  if (isPart(open)) return t(`part.${open.slice(1)}`);
  const step = stepsOf(editing.journey).find(({ step: one }) => one.id === open)?.step;
  return step && t(`kind.${step.kind}`, { defaultValue: step.kind });
};
