import type { Clients } from './clients.ts';
import { type StageStack, stageStacks } from './stage-stacks.ts';

/** Those of the region, and the one in us-east-1 where there is one. */
export const allStacks = async (
  { cloudFormation, edge }: Pick<Clients, 'cloudFormation' | 'edge'>,
  stage: string,
): Promise<StageStack[]> => {
  const own = await stageStacks(cloudFormation, stage);
  return own.length === 0 ? [] : [...own, ...(await stageStacks(edge, stage, ['Edge']))];
};
