import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';
import { pack } from '../../../core/event/pack.ts';
import { foldAlone } from '../../../core/journey/simulate/fold-alone.ts';
import type { EventSource } from '../../../core/ports.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { eventsOf, identify } from '../../replay/client.ts';
import type { Person, Plan } from '../../replay/plan.ts';

const source: EventSource = {
  id: 'local-server',
  kind: 'secret',
  name: 'server',
  origins: [],
  mayStateConsent: true,
};

/** As the collector hands it on. */
const shopEventOf = (said: Record<string, unknown>, atMs: number): ShopEvent => {
  const { context, ...rest } = said as { context?: { source?: string } };
  const names = { event: 'Identified', ...rest } as unknown as ShopEvent;
  return { ...names, atMs, source: context?.source ?? 'server', ...(context && { context }) };
};

/** Everybody of a plan as they are known today. */
export const peopleOf = ({ people }: Plan, atMs: number): Map<string, Profile> =>
  new Map([...people.values()].map((person) => [person.key, profileOf(person, atMs)]));

const profileOf = (person: Person, atMs: number): Profile => {
  const { userId, anonymousId } = person;
  const [namespace, value] = userId ? ['userId', userId] : ['anonymousId', anonymousId ?? ''];
  const nobody = {
    ...emptyProfile(person.key, atMs),
    identities: [{ namespace, value, linkedAtMs: atMs }],
  };
  return foldAlone(nobody, [shopEventOf(identify(person), atMs)], atMs, defaultRules).after;
};

/** What the shop said, request by request, as the archive holds it. */
export const entriesOf = ({ actions }: Plan): EventEnvelope[] =>
  actions.flatMap((action) =>
    pack(
      eventsOf(action).map((said) => shopEventOf(said, action.atMs)),
      { source, receivedAtMs: action.atMs },
    ),
  );
