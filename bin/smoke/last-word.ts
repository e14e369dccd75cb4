import type { Walked } from './step.ts';

/** Whether anything of a stage is left. Nobody says that nothing is who has not taken it away. */
export const lastWord = ({ undone, stayed }: Walked, stage: string, where: string): string => {
  if (stayed.length > 0)
    return `Something stayed in ${where}: delete the stacks and tables named Kaskad-${stage}-…, docs/real-account.md.`;
  return undone.length > 0 ? `Nothing of it is left in ${where}.` : `Nothing was deployed into ${where}.`;
};
