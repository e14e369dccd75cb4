import { useMemo } from 'react';
import type { Fault } from '../../../../core/errors.ts';
import { type Journey, validateJourney } from '../../../../core/journey/journey.ts';
import type { StepContext } from '../../../../core/journey/step-kind.ts';
import { useKnown, useTopics } from './use-known.ts';
import type { Refused } from './use-save.ts';

/** The validator of the core at every key, with what the API alone can know of the very same edit. */
export const useFaults = (journey: Journey, refused: Refused | undefined): readonly Fault[] => {
  const { templates } = useKnown();
  const { data: preferences } = useTopics();
  return useMemo(() => {
    // What templates there are is not known yet: nothing is said of any.
    if (!templates || !preferences) return [];
    const known: StepContext['templates'] = Object.fromEntries(
      templates
        .filter(({ version }) => version > 0)
        .map(({ id, channels = [] }) => [
          id,
          { id, text: '', channels: Object.fromEntries(channels.map((one) => [one, {}])) },
        ]),
    );
    const checked = validateJourney(journey, { templates: known, preferences });
    const found = checked.kind === 'valid' ? [] : checked.faults;
    const others = refused?.journey === journey ? refused.faults : [];
    const isNew = ({ path, message }: Fault) =>
      !found.some((one) => one.path === path && one.message === message);
    return [...found, ...others.filter(isNew)];
  }, [journey, templates, preferences, refused]);
};
