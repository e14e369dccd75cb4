import { Select, Stack, Text } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { countPeopleInside } from '../../../../functions/api/routes/count-people-inside.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { useJourney } from '../journey/journey-context.ts';
import { useBlockName } from '../use-block-name.ts';
import { JobCard } from './job-card.tsx';
import { People } from './people.tsx';
import { useTexts } from './texts.ts';

const EVERY_MS = 10_000;

/** Who is inside now, at which block, and what can be done for them. */
export function Component() {
  const { t } = useTexts();
  const { id, view } = useJourney();
  const [params, setParams] = useSearchParams();
  const path = `/v1/journeys/${encodeURIComponent(id)}/people/count`;
  const count = useAnswer<typeof countPeopleInside>(path, { everyMs: EVERY_MS });
  const stepId = params.get('block');
  const job = params.get('job');
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(name);
    else next.set(name, value);
    setParams(next);
  };
  if (view.version === 0) return <Empty title={t('draft')} text={t('draftText')} />;
  return (
    <Stack>
      {job !== null && <JobCard key={job} jobId={job} open={(next) => set('job', next)} />}
      <Loaded of={count}>
        {(found) => (
          <>
            <Count found={found} stepId={stepId} choose={(block) => set('block', block)} />
            <People key={stepId} stepId={stepId} inside={found.inside} begun={(next) => set('job', next)} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

interface CountProps {
  readonly found: {
    readonly inside: number;
    readonly waiting: number;
    readonly steps: Readonly<Record<string, number>>;
  };
  readonly stepId: string | null;
  readonly choose: (stepId: string | null) => void;
}

function Count({ found: { inside, waiting, steps }, stepId, choose }: CountProps) {
  const { t } = useTexts();
  const { number } = useFormat();
  const blockName = useBlockName();
  const blocks = Object.entries(steps).filter(([block]) => block !== '');
  return (
    <Stack gap="xs">
      <Text fw={600} size="lg">
        {t('inside', { count: inside, people: number(inside) })}{' '}
        {waiting > 0 && t('waiting', { count: waiting, people: number(waiting) })}
      </Text>
      {blocks.length > 0 && (
        <Select
          label={t('block')}
          placeholder={t('anyBlock')}
          maw={560}
          clearable
          clearButtonProps={{ 'aria-label': t('anyBlock') }}
          value={stepId}
          onChange={choose}
          data={blocks.map(([value, people]) => ({
            value,
            label: `${blockName(value)} (${number(people)})`,
          }))}
        />
      )}
    </Stack>
  );
}
