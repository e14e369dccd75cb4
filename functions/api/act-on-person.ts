import type { PersonAudit } from '../../core/config/audit-entry.ts';
import type { EventEnvelope } from '../../core/event/event.ts';
import { operatorEvent } from '../../core/event/operator-event.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { findPerson } from './find-person.ts';
import type { ApiPorts } from './ports.ts';
import { problem, type Refusal } from './problem.ts';

/** Somebody is about to do something to a person. */
export interface Deed {
  profile: Profile;
  by: string;
  atMs: number;
  /** Why, in the operator's words. */
  text: string | undefined;
  /** Says it as an event of hers; `parts` tell it from others, else its time does. */
  event(
    name: string,
    properties?: Record<string, unknown>,
    parts?: readonly (string | number)[],
  ): EventEnvelope;
}

export interface DeedAsk {
  id: string;
  by: string;
  action: PersonAudit['action'];
  text: string | undefined;
}

export type Said = EventEnvelope[] | Refusal;

/**
 * What an operator does to a person: put down in the audit first, so that nothing is done that it does not know, then said
 * as events of hers. The fold carries it out.
 */
export const actOnPerson = async (
  { people, documents, bus, clock }: Pick<ApiPorts, 'people' | 'documents' | 'bus' | 'clock'>,
  { id, by, action, text }: DeedAsk,
  say: (deed: Deed) => Said | Promise<Said>,
): Promise<{ status: 202; body: { accepted: true } } | Refusal> => {
  const profile = (await findPerson(people, id))?.profile;
  if (!profile || profile.anonymized) return problem(404, { detail: 'There is no such person.' });
  const base = { profileId: profile.id, by, atMs: clock.now(), text };
  const event: Deed['event'] = (name, properties, parts) =>
    operatorEvent({ ...base, event: name, properties, parts });
  const said = await say({ profile, by, atMs: base.atMs, text, event });
  if ('problem' in said) return said;
  await documents.audit({ atMs: base.atMs, by, action, kind: 'person', id: profile.id });
  await bus.putEvents(said);
  return { status: 202, body: { accepted: true } };
};
