import { Navigate, useLocation } from 'react-router';
import type { findPeople } from '../../../functions/api/routes/find-people.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { phoneOf } from './search/phone-of.ts';
import { useTexts } from './texts.ts';

/** `/find?phone=`: what a telephone system opens when somebody calls. One person is shown at once. */
export function Component() {
  const { t } = useTexts();
  const phone = phoneOf(useLocation().search);
  const found = useAnswer<typeof findPeople>('/v1/profiles/find', {
    query: { q: phone },
    enabled: phone !== '',
  });
  const toSearch = <Navigate to={`/people?${new URLSearchParams({ q: phone })}`} replace />;
  if (phone === '') return toSearch;
  return (
    <Page title={t('find.title')} lead={phone}>
      <Loaded of={found}>
        {({ people: [one, ...others] }) =>
          one && others.length === 0 ? <Navigate to={`/people/${one.id}`} replace /> : toSearch
        }
      </Loaded>
    </Page>
  );
}
