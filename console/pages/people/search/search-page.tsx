import { Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { PersonCard as Card } from '../../../../functions/api/person-card.ts';
import type { findPeople } from '../../../../functions/api/routes/find-people.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { PeopleTabs } from '../people-tabs.tsx';
import { useTexts } from '../texts.ts';
import { FoundCard } from './found-card.tsx';
import { SearchField } from './search-field.tsx';

/** Customers by whatever one has of them. What is looked for stands in the address. */
export function SearchPage() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const q = params.get('q')?.trim() ?? '';
  const [isSubmitted, setSubmitted] = useState(false);
  const found = useAnswer<typeof findPeople>('/v1/profiles/find', { query: { q }, enabled: q !== '' });
  useOpenTheOnly(isSubmitted ? found.data?.people : undefined);
  const look = (text: string, opens: boolean) => {
    setSubmitted(opens);
    setParams(text === '' ? {} : { q: text }, { replace: true });
  };
  return (
    <Page title={t('search.title')} lead={t('search.lead')}>
      <PeopleTabs />
      <SearchField q={q} onLook={look} />
      {q === '' ? (
        <Empty title={t('search.hint')} text={t('search.examples')} />
      ) : (
        <Loaded of={found}>{({ people }) => <Found people={people} q={q} />}</Loaded>
      )}
    </Page>
  );
}

function useOpenTheOnly(people: readonly Card[] | undefined): void {
  const navigate = useNavigate();
  const only = people?.length === 1 ? people[0]?.id : undefined;
  useEffect(() => {
    if (only !== undefined) void navigate(`/people/${only}`);
  }, [only, navigate]);
}

function Found({ people, q }: { people: readonly Card[]; q: string }) {
  const { t } = useTexts();
  if (people.length === 0) return <Empty title={t('search.nobody', { q })} text={t('search.nobodyText')} />;
  return (
    <Stack gap="sm" component="section" aria-label={t('search.found', { count: people.length })}>
      {people.map((person) => (
        <FoundCard key={person.id} person={person} />
      ))}
    </Stack>
  );
}
