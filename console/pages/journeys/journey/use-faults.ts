import { useEffect, useMemo, useState } from 'react';
import type { Fault } from '../../../../core/errors.ts';
import type { Journey } from '../../../../core/journey/journey.ts';
import type { StepContext } from '../../../../core/journey/step-kind.ts';
import { type Stands, withoutDrafts } from './unpublished.ts';
import { useDocuments, useTopics } from './use-known.ts';
import type { Refused } from './use-save.ts';
import { validate } from './validate.ts';

const NONE: readonly Fault[] = [];
const NO_DRAFTS: ReadonlySet<string> = new Set();

/** The validator of the core at every key, with what the API alone can know of the very same edit. */
export const useFaults = (journey: Journey, refused: Refused | undefined): Stands => {
  const context = useContext();
  const drafts = useDrafts();
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    // What templates there are is not known yet: nothing is said of any.
    if (!context) return;
    let isPast = false;
    const tell = (faults: readonly Fault[]) => {
      if (!isPast) setFound(faults.length === 0 ? NONE : faults);
    };
    // Where it cannot be had, the API says it at the next save.
    validate({ journey, context }).then(tell, () => tell(NONE));
    return () => {
      isPast = true;
    };
  }, [journey, context]);
  return useMemo(() => {
    const others = refused?.journey === journey ? refused.faults : NONE;
    const isNew = ({ path, message }: Fault) =>
      !found.some((one) => one.path === path && one.message === message);
    return withoutDrafts(others.length === 0 ? found : [...found, ...others.filter(isNew)], drafts);
  }, [journey, found, refused, drafts]);
};

/** Templates that have never been published, or are not in effect any more. */
const useDrafts = (): ReadonlySet<string> => {
  const { data: templates } = useDocuments('templates');
  return useMemo(
    () =>
      templates ? new Set(templates.filter(({ version }) => version === 0).map(({ id }) => id)) : NO_DRAFTS,
    [templates],
  );
};

/** What else there is, as far as a journey may name it. */
const useContext = (): StepContext | undefined => {
  const { data: templates } = useDocuments('templates');
  const { data: preferences } = useTopics();
  return useMemo(() => {
    if (!templates || !preferences) return undefined;
    const known: StepContext['templates'] = Object.fromEntries(
      templates
        .filter(({ version }) => version > 0)
        .map(({ id, channels = [] }) => [
          id,
          { id, text: '', channels: Object.fromEntries(channels.map((one) => [one, {}])) },
        ]),
    );
    return { templates: known, preferences };
  }, [templates, preferences]);
};
