import { Alert } from '@mantine/core';
import { ApiProblem } from '../../api/problem.ts';
import { useCommonTexts } from '../../i18n/texts.ts';
import { Failed } from '../loaded.tsx';
import { ProblemText } from '../problem-text.tsx';
import { ChangeWaits } from './change-waits.ts';
import type { Approval } from './use-approval.ts';

const isStale = (error: Error): boolean => error instanceof ApiProblem && error.status === 412;

interface TroubleProps {
  readonly error: Error | null;
  readonly approval: Approval;
}

/** Why a change was not saved. Where somebody else saved meanwhile, theirs is read again, and the next save puts only this change over it. */
export function Trouble({ error, approval }: TroubleProps) {
  const { t } = useCommonTexts();
  // What waits is shown where it is said that nothing can be saved.
  if (!error || (error instanceof ChangeWaits && approval.waits)) return null;
  if (!isStale(error)) return <Failed error={error} />;
  return (
    <Alert color="yellow" role="alert">
      <ProblemText error={error} /> {approval.isOpen && t('problem.saveOver')}
    </Alert>
  );
}
