import { stepsOf } from './document/steps-of.ts';
import { useWords } from './editor/use-words.ts';
import { useJourney } from './journey/journey-context.ts';

/** What the tree calls a block; one that an older version had keeps its id. */
export const useBlockName = () => {
  const { editing } = useJourney();
  const words = useWords();
  const blocks = new Map(stepsOf(editing.journey).map(({ step }) => [step.id, step]));
  return (stepId: string | null | undefined): string => {
    const block = blocks.get(stepId ?? '');
    return block ? words.step(block) : (stepId ?? '');
  };
};
