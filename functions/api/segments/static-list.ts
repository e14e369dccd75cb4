import type { ApiPorts } from '../ports.ts';
import { problem, type Refusal } from '../problem.ts';

/** Only a list that is kept by hand takes people; undefined where it does. */
export const listRefusal = async (
  { config }: Pick<ApiPorts, 'config'>,
  id: string,
): Promise<Refusal | undefined> => {
  const segment = (await config.snapshot()).segments.find((one) => one.id === id);
  if (!segment) return problem(404, { detail: 'There is no such segment in effect.' });
  return 'list' in segment
    ? undefined
    : problem(409, { detail: 'Its condition says who is in it; only a list is kept by hand.' });
};
