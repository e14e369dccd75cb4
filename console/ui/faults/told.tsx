import type { ApiProblem } from '../../api/problem.ts';
import { useTold } from './use-told.ts';

/** Why the API says no, with all the words that this takes. */
export default function Told({ error }: { error: ApiProblem }) {
  return <>{useTold()(error)}</>;
}
