import { useParams } from 'react-router';
import type { Journey } from '../../../../core/journey/journey.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useDocument } from '../../../ui/document/use-document.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { useTexts } from '../texts.ts';
import { OpenedJourney } from './opened-journey.tsx';

/** `/journeys/:id` and everything below. */
export default function JourneyPage() {
  const { id = '' } = useParams();
  const { t } = useTexts();
  const found = useDocument<Journey>('journeys', id);
  if (found.error instanceof ApiProblem && found.error.status === 404)
    return <Empty title={t('unknown')} action={<To to="/journeys">{t('common:nav.journeys')}</To>} />;
  return (
    <Loaded of={found} lines={8}>
      {(server) => <OpenedJourney key={id} id={id} {...server} />}
    </Loaded>
  );
}
