import { Accordion, Badge, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useIsLocal } from '../../auth/use-config.ts';
import { Failed, Loading } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { LocalRunCard } from './local-card.tsx';
import { doneOf, type Facts, nextStep, type StepId, steps } from './progress.ts';
import { Choose } from './steps/choose.tsx';
import { Connect } from './steps/connect.tsx';
import { Publish } from './steps/publish.tsx';
import { SendTest } from './steps/send-test.tsx';
import { useTexts } from './texts.ts';
import { type Ready, useFacts } from './use-facts.ts';

/** Leads an empty Kaskad by the hand, from the first event to journeys for everybody. */
export function Component() {
  const { t } = useTexts();
  const isLocal = useIsLocal();
  const known = useFacts();
  return (
    <Page title={t('common:nav.start')} lead={t('lead')}>
      {isLocal && <LocalRunCard />}
      {known === undefined && <Loading lines={8} />}
      {known && 'error' in known && <Failed error={known.error} />}
      {known && 'facts' in known && <Steps facts={known.facts} library={known.library} />}
    </Page>
  );
}

const isStep = (word: string | null): word is StepId => steps.some((step) => step === word);

function Steps({ facts: asked, library }: { facts: Facts; library: readonly Ready[] }) {
  const { t } = useTexts();
  // People are counted every ten minutes; what the check of a source sees is known at once.
  const [isSeen, setIsSeen] = useState(false);
  const facts = { ...asked, isTold: asked.isTold || isSeen };
  const [params, setParams] = useSearchParams();
  const done = doneOf(facts);
  const wanted = params.get('step');
  const open = isStep(wanted) ? wanted : nextStep(done);
  const show = (step: string | null) => {
    params.set('step', step ?? 'none');
    setParams(params, { replace: true });
  };
  const go = (step: StepId) => () => show(step);
  const content: Record<StepId, ReactNode> = {
    connect: <Connect seen={() => setIsSeen(true)} next={go('choose')} />,
    choose: <Choose library={library} taken={facts.taken} next={go('test')} />,
    test: <SendTest taken={facts.taken} next={go('staff')} />,
    staff: <Publish to="staff" taken={facts.taken} next={go('everybody')} />,
    everybody: <Publish to="everybody" taken={facts.taken} />,
  };
  return (
    <Stack>
      <Group gap="sm">
        <Text fw={600}>{t('progress', { done: done.length, all: steps.length })}</Text>
        <Progress
          flex={1}
          maw={320}
          value={(done.length / steps.length) * 100}
          aria-label={t('progress', { done: done.length, all: steps.length })}
        />
      </Group>
      <Accordion
        variant="separated"
        order={2}
        value={wanted === 'none' ? null : open}
        onChange={show}
        keepMounted={false}
      >
        {steps.map((step, at) => (
          <Accordion.Item key={step} value={step}>
            <Accordion.Control icon={<Mark isDone={done.includes(step)} number={at + 1} />}>
              <Text fw={600}>{t(`${step}.title`)}</Text>
              <Text size="sm" c="dimmed">
                {t(`${step}.lead`)}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>{content[step]}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  );
}

function Mark({ isDone, number }: { isDone: boolean; number: number }) {
  const { t } = useTexts();
  return isDone ? (
    <IconCircleCheckFilled
      size={26}
      role="img"
      aria-label={t('done')}
      color="var(--mantine-primary-color-filled)"
    />
  ) : (
    <Badge circle size="lg" color="gray">
      {number}
    </Badge>
  );
}
