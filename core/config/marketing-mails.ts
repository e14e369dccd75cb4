import { compileJourney } from '../journey/compile.ts';
import type { Journey } from '../journey/journey.ts';

interface MarketingMail {
  stepId: string;
  template: string;
}

const known = new WeakMap<Journey, MarketingMail[]>();

/** The mails of a journey that may not be sent without a way to unsubscribe. */
export const marketingMails = (journey: Journey): MarketingMail[] => {
  const held = known.get(journey) ?? mailsOf(journey);
  known.set(journey, held);
  return held;
};

const mailsOf = (journey: Journey): MarketingMail[] => {
  const { purpose, places } = compileJourney(journey, 0);
  if (purpose !== 'marketing') return [];
  return [...places.values()].flatMap(({ kind, step }) =>
    (kind.rungs?.(step) ?? [])
      .filter(({ channel }) => channel === 'email')
      .map(({ template }) => ({ stepId: step.id, template })),
  );
};
