import type { Snapshot } from '../config/snapshot.ts';
import { asIfOn } from '../config/switches-settings.ts';
import type { Channel } from '../consent/consent.ts';
import { channelFor } from '../contact/channel-for.ts';
import { mayContact } from '../contact/may-contact.ts';
import { DAY_MS } from '../duration.ts';
import { compileJourney } from '../journey/compile.ts';
import type { Journey } from '../journey/journey.ts';
import type { Decision } from '../journey/simulate/decision.ts';
import { rulesFor } from '../journey/simulate/rules-for.ts';
import { simulate } from '../journey/simulate/simulate.ts';
import type { WordsAlone } from '../journey/simulate/walk-state.ts';
import type { Profile } from '../profile/profile.ts';
import { dueEnvelopes } from './due.ts';

/** Somebody who may be written to. */
export interface Candidate {
  profile: Profile;
  /** Why addresses of hers must not be used. */
  suppressed: Partial<Record<Channel, string>>;
}

/** Who can be reached by one channel, and why others cannot. */
export interface Reach {
  reachable: number;
  unreachable: Record<string, number>;
}

/** What a broadcast would come to for these people, if nobody reacted. */
export interface Audience {
  people: number;
  /** Who would not come in at all, by reason. */
  left: Record<string, number>;
  channels: Partial<Record<Channel, Reach>>;
  /** By channel. */
  messages: Partial<Record<Channel, number>>;
  /** In minor units by currency. */
  costMinor: Record<string, number>;
}

/** Longer than any cascade of a broadcast. */
const WALKED_MS = 60 * DAY_MS;

const add = (to: Record<string, number>, name: string, count = 1): void => {
  to[name] = (to[name] ?? 0) + count;
};

const channelsOf = (journey: Journey): Channel[] => {
  const places = [...compileJourney(journey, 0).places.values()];
  const rungs = places.flatMap(({ kind, step }) => kind.rungs?.(step) ?? []);
  return [...new Set(rungs.map(({ channel }) => channel))];
};

/** Asks the gate about each channel of the journey: a hold is not a no. */
const lookAt = (
  out: Audience,
  journey: Journey,
  { profile, suppressed }: Candidate,
  ask: AudienceAsk,
): void => {
  const { purpose = 'marketing' } = journey;
  for (const channel of channelsOf(journey)) {
    const reach = out.channels[channel] ?? { reachable: 0, unreachable: {} };
    const by = channelFor(profile, channel);
    const why = suppressed[by];
    const request = {
      profile,
      channel: by,
      purpose,
      journeyId: journey.id,
      ...(why !== undefined && { suppressed: why }),
    };
    const answer = mayContact(request, ask.snapshot, ask.atMs);
    if (answer.kind === 'skipped') add(reach.unreachable, answer.reason);
    else reach.reachable += 1;
    out.channels[channel] = reach;
  }
};

const isLeft = ({ kind }: Decision): boolean => kind === 'not-entered';

const walk = (
  out: Audience,
  journey: Journey,
  { profile, suppressed }: Candidate,
  ask: AudienceAsk,
): void => {
  const { snapshot, atMs, words } = ask;
  const run = { journeyId: journey.id, runId: 'audience', atMs };
  const [envelope] = dueEnvelopes(run, [{ profileId: profile.id, startsAtMs: atMs }]);
  const { decisions, messages, costMinor } = simulate({
    ...{ journey, profile, suppressed },
    happenings: envelope?.events ?? [],
    ...{ contact: snapshot.contact, shop: snapshot.shop, experiments: snapshot.experiments },
    switches: asIfOn(snapshot.switches),
    rules: rulesFor(snapshot, journey),
    ...(words && { words }),
    untilMs: atMs + WALKED_MS,
  });
  const left = decisions.find(isLeft);
  if (left) add(out.left, left.reason ?? 'audience');
  for (const [channel, count] of Object.entries(messages)) add(out.messages, channel, count);
  for (const [currency, minor] of Object.entries(costMinor)) add(out.costMinor, currency, minor);
};

export interface AudienceAsk {
  snapshot: Snapshot;
  /** When the run begins. */
  atMs: number;
  /** What messages say, to know what an SMS comes to. */
  words?: WordsAlone;
}

/**
 * Walks each of these people through a broadcast by the functions that decide for real. Left out: what she does meanwhile,
 * caps that other journeys use up, providers that are down.
 */
export const audienceOf = (
  journey: Journey,
  candidates: readonly Candidate[],
  ask: AudienceAsk,
): Audience => {
  const out: Audience = { people: candidates.length, left: {}, channels: {}, messages: {}, costMinor: {} };
  for (const candidate of candidates) {
    lookAt(out, journey, candidate, ask);
    walk(out, journey, candidate, ask);
  }
  return out;
};

/** The same for so many people as there are, where only some were looked at. */
export const scaled = (audience: Audience, people: number): Audience => {
  const factor = audience.people === 0 ? 0 : people / audience.people;
  const grown = <T extends Partial<Record<string, number>>>(counts: T): T =>
    Object.fromEntries(
      Object.entries(counts).map(([name, count]) => [name, Math.round((count ?? 0) * factor)]),
    ) as T;
  return {
    people,
    left: grown(audience.left),
    channels: Object.fromEntries(
      Object.entries(audience.channels).map(([channel, { reachable, unreachable }]) => [
        channel,
        { reachable: Math.round(reachable * factor), unreachable: grown(unreachable) },
      ]),
    ),
    messages: grown(audience.messages),
    costMinor: grown(audience.costMinor),
  };
};
