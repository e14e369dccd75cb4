import { Stack, Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Page } from '../../../ui/page.tsx';
import { DeedBar } from '../deeds/deed-bar.tsx';
import { Questions } from '../deeds/questions.tsx';
import { useDeeds } from '../deeds/use-deeds.ts';
import { useTexts } from '../texts.ts';
import { About } from './about/about.tsx';
import { Badges } from './badges.tsx';
import { Consents } from './consents/consents.tsx';
import { Contacts } from './contacts.tsx';
import { CustomerProvider, type Question } from './context.ts';
import { type Customer, calledBy } from './customer.ts';
import { Data } from './data/data.tsx';
import { Now } from './now.tsx';
import { Why } from './why/why.tsx';

const PARTS = { now: Now, consents: Consents, why: Why, about: About, data: Data } as const;
type Part = keyof typeof PARTS;
const parts = Object.keys(PARTS) as Part[];

const isPart = (part: string | undefined): part is Part => part !== undefined && Object.hasOwn(PARTS, part);

/** Who it is and what one can do on top; below it one part at a time, each with an address of its own. */
export function CustomerView({ person }: { person: Customer }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { part } = useParams();
  const deeds = useDeeds(person);
  const [question, askAbout] = useState<Question>();
  const shown = useMemo(() => ({ person, deeds, askAbout }), [person, deeds]);
  const current = isPart(part) ? part : 'now';
  const Shown = PARTS[current];
  return (
    <CustomerProvider value={shown}>
      <Page title={calledBy(person) ?? t('customer.unknown')} lead={<Contacts />}>
        <Stack gap="md">
          <Badges />
          {person.anonymized ? null : <DeedBar />}
          <Tabs
            value={current}
            onChange={(next) => void navigate(`/people/${person.id}${next === 'now' ? '' : `/${next}`}`)}
            keepMounted={false}
          >
            <Tabs.List mb="md">
              {parts.map((each) => (
                <Tabs.Tab key={each} value={each}>
                  {t(`part.${each}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value={current}>
              <Shown />
            </Tabs.Panel>
          </Tabs>
        </Stack>
      </Page>
      <Questions about={question} close={() => askAbout(undefined)} />
    </CustomerProvider>
  );
}
