import { useCommonTexts } from '../../i18n/texts.ts';
import { SecondPerson } from './second-person.tsx';

/** So many messages of ready journeys for which a second person was asked; nothing where there are none. */
export function MessagesWait({ count }: { count: number }) {
  const { t } = useCommonTexts();
  if (count === 0) return null;
  return <SecondPerson title={t('twoPeople.agree')} text={t('twoPeople.messages', { count })} />;
}
