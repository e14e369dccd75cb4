import { useCommonTexts } from '../../i18n/texts.ts';
import { Failed } from '../loaded.tsx';
import { SecondPerson } from './second-person.tsx';
import type { Approval } from './use-approval.ts';

/** Why settings cannot be changed just now: another state of them waits to be agreed to, or it is not known whether one does. */
export function Closed({ approval: { waits, problem, again } }: { approval: Approval }) {
  const { t } = useCommonTexts();
  if (problem) return <Failed error={problem} again={again} />;
  return waits ? <SecondPerson title={t('twoPeople.title')} text={t('twoPeople.text')} /> : null;
}
