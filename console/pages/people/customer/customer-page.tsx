import { Navigate, useParams } from 'react-router';
import { ApiProblem } from '../../../api/problem.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useTexts } from '../texts.ts';
import type { getProfile } from './customer.ts';
import { CustomerView } from './customer-view.tsx';

const EVERY_MS = 10_000;

/** `/people/:id`: one customer; an old id after a merge leads on to the one that stayed. */
export default function CustomerPage() {
  const { t } = useTexts();
  const { id = '', part } = useParams();
  const path = `/v1/profiles/${encodeURIComponent(id)}`;
  const person = useAnswer<getProfile>(path, { everyMs: EVERY_MS });
  if (person.error instanceof ApiProblem && person.error.status === 404) return <NobodyHere />;
  if (!person.data)
    return (
      <Page title={t('customer.title')}>
        <Loaded of={person}>{() => null}</Loaded>
      </Page>
    );
  if (person.data.id !== id)
    return <Navigate to={`/people/${person.data.id}${part ? `/${part}` : ''}`} replace />;
  return <CustomerView key={id} person={person.data} />;
}

function NobodyHere() {
  const { t } = useTexts();
  return (
    <Page title={t('customer.title')}>
      <Empty
        title={t('customer.gone')}
        text={t('customer.goneText')}
        action={<To to="/people">{t('customer.toSearch')}</To>}
      />
    </Page>
  );
}
