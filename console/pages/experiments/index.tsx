import { Stack } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { ExperimentSettings } from '../../../core/config/experiment-settings.ts';
import type { listExperiments } from '../../../functions/api/routes/list-experiments.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { To } from '../../ui/link.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { useStored } from '../../ui/settings/use-stored.ts';
import { ExperimentCard } from './card.tsx';
import { Control } from './control.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { SampleSize } from './sample-size.tsx';
import { useTexts } from './texts.ts';
import { keyOf, type OnTrial } from './use-words.ts';

/** Everything on trial in any journey, what came of it so far, and what to do. */
export function Component() {
  const { t } = useTexts();
  const found = useAnswer<typeof listExperiments>('/v1/experiments');
  const settings = useStored<ExperimentSettings>('experiments');
  return (
    <Page title={t('common:nav.experiments')} lead={t('lead')}>
      <Stack gap="lg">
        <Loaded of={found} lines={6}>
          {({ experiments }) => <Trials trials={experiments} />}
        </Loaded>
        <SampleSize />
        <Loaded of={settings}>{(kept) => <Control kept={kept} />}</Loaded>
      </Stack>
    </Page>
  );
}

function Trials({ trials }: { trials: readonly OnTrial[] }) {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const settings = useStored<ExperimentSettings>('experiments');
  const planned = trials.find((trial) => keyOf(trial) === params.get('plan'));
  if (trials.length === 0)
    return (
      <Empty
        title={t('none')}
        text={t('noneText')}
        action={<To to="/journeys">{t('common:nav.journeys')}</To>}
      />
    );
  return (
    <Stack gap="lg">
      {trials.map((trial) => (
        <ExperimentCard
          key={keyOf(trial)}
          trial={trial}
          plan={() => setParams({ plan: keyOf(trial) }, { replace: true })}
        />
      ))}
      {planned && settings.data && (
        <PlanDialog
          key={keyOf(planned)}
          trial={planned}
          kept={settings.data}
          close={() => setParams({}, { replace: true })}
        />
      )}
    </Stack>
  );
}
