import { validateJourney } from '../../../../core/journey/journey.ts';
import type { Answered, Asked } from './validate.ts';

/** Runs beside the page: what checks a journey is ten times as large as what draws it, and keys must not wait for it. */
addEventListener('message', ({ data: { no, journey, context } }: MessageEvent<Asked>) => {
  const checked = validateJourney(journey, context);
  postMessage({ no, faults: checked.kind === 'valid' ? [] : checked.faults } satisfies Answered);
});
