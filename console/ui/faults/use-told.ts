import type { ApiProblem } from '../../api/problem.ts';
import { useCommonTexts } from '../../i18n/texts.ts';
import { statusText } from '../status-text.ts';
import { useFaultText } from './use-fault-text.ts';
import { useRefusalText } from './use-refusal-text.ts';

const MOST = 5;

/** On the page that asked, it is plain what is not there and who may not do it. */
const BARE: readonly number[] = [403, 404];

/** Why the API says no: in our words, or in its own where we have none. */
export const useTold = () => {
  const { t } = useCommonTexts();
  const faultText = useFaultText();
  const refusalText = useRefusalText();
  return (problem: ApiProblem): string => {
    const { detail, faults, status } = problem;
    const refusal = detail === undefined ? undefined : refusalText(detail);
    if (refusal !== undefined) return refusal;
    const said = faults.slice(0, MOST).map((fault) => `${fault.path} ${faultText(fault)}`.trim());
    const own = BARE.includes(status) ? [] : [detail, ...said];
    return [statusText(problem, t), ...own].filter(Boolean).join(' ');
  };
};
