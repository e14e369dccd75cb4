import { useCommonTexts } from '../../i18n/texts.ts';
import { SecondPerson } from './second-person.tsx';

/** A ready journey brings messages that take effect at once: nothing of it can be asked for. */
export function NotTaken() {
  const { t } = useCommonTexts();
  return (
    <SecondPerson
      title={t('twoPeople.notTaken')}
      text={t('twoPeople.notTakenText')}
      look={t('twoPeople.settings')}
    />
  );
}
