import { lazy, Suspense } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useCommonTexts } from '../i18n/texts.ts';
import { statusText } from './status-text.ts';

interface ProblemTextProps {
  readonly error: unknown;
}

function Status({ error }: ProblemTextProps) {
  const { t } = useCommonTexts();
  return <>{statusText(error, t)}</>;
}

// Few meet a problem, so its words come when somebody does; where even they cannot be had, its status says enough.
const Told = lazy(() => import('./faults/told.tsx').catch(() => ({ default: Status })));

/** A problem in words: why the API says no, else what its status means. */
export function ProblemText({ error }: ProblemTextProps) {
  const isTold = error instanceof ApiProblem && (error.detail !== undefined || error.faults.length > 0);
  if (!isTold || error.status === 0 || error.status === 429) return <Status error={error} />;
  return (
    <Suspense>
      <Told error={error} />
    </Suspense>
  );
}
