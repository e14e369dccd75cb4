import { Fieldset, Stack } from '@mantine/core';
import { ApiProblem } from '../../../api/problem.ts';
import { useMay } from '../../../auth/me.tsx';
import { SaveBar, useFaultAt } from '../settings-form.tsx';
import { AllowOnlyCard } from './allow-only-card.tsx';
import type { AllowOnly } from './change-switches.ts';
import { useAllowOnly } from './use-allow-only.ts';

/** The list alone is kept and saved: what others switch off meanwhile stays off. */
export function AllowOnlyForm({ now }: { now: AllowOnly }) {
  const mayChange = useMay('admin');
  const draft = useAllowOnly(now);
  const faultAt = useFaultAt();
  const { problem } = draft;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <Stack>
        <Fieldset variant="unstyled" disabled={!mayChange}>
          <AllowOnlyCard
            allowOnly={draft.list}
            set={draft.change}
            error={problem instanceof ApiProblem ? faultAt(problem.faults, '/allowOnly') : undefined}
          />
        </Fieldset>
        {mayChange && <SaveBar draft={draft} />}
      </Stack>
    </form>
  );
}
