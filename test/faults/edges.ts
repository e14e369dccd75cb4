import { SECOND_MS } from '../../core/duration.ts';
import { Fleet } from './fleet.ts';
import { env } from './functions.ts';
import type { World } from './world.ts';

type Collect = typeof import('../../functions/collect/index.ts').handler;
type Links = typeof import('../../functions/links/index.ts').handler;

/** The functions behind HTTP: their wiring is their index, which is loaded once the environment is set. */
export const edgesOf = async (
  world: World,
  skewMs: number,
): Promise<{ collect: Fleet<Collect>; links: Fleet<Links> }> => {
  Object.assign(process.env, env);
  const [collect, links] = await Promise.all([
    import('../../functions/collect/index.ts'),
    import('../../functions/links/index.ts'),
  ]);
  const both = { timeoutMs: 10 * SECOND_MS, isShared: true };
  return {
    collect: new Fleet(world, {
      ...{ ...both, functionName: 'collect', skewMs },
      make: () => collect.handler,
    }),
    links: new Fleet(world, { ...both, functionName: 'links', skewMs: 0, make: () => links.handler }),
  };
};
