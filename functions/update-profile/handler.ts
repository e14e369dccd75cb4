import type { Snapshot } from '../../core/config/snapshot.ts';
import { staffView } from '../../core/config/staff-view.ts';
import { countedEvents } from '../../core/journey/counted-events.ts';
import { groupIncoming } from '../../core/profile/group-incoming.ts';
import { type Incoming, incomingOf, inEventOrder } from '../../core/profile/incoming.ts';
import { isSeparationOrder } from '../../core/profile/people-orders.ts';
import { countingIn } from '../../core/segment/counting.ts';
import { indexSegments } from '../../core/segment/segment-index.ts';
import type { BatchHandler } from '../runtime/queue-batch.ts';
import type { BusEntry } from './bus-entry.ts';
import { type LiveBatch, liveBatch } from './live-batch.ts';
import type { UpdateProfilePorts } from './ports.ts';
import { type Brought, putOff } from './put-off.ts';
import type { Rules } from './rules.ts';
import { separatePeople } from './separate-people.ts';
import { updatePeople } from './update-people.ts';

/** So many groups of people at once. */
const AT_ONCE = 16;
/** With less time left nothing more is begun: one person takes a second at worst. */
const LAST_START_MS = 8_000;

/** Folds a batch of bus entries into the people they are about: groups that share nobody are independent of each other. */
export const createHandler = (ports: UpdateProfilePorts): BatchHandler<BusEntry> => {
  const rulesOf = rememberRules(ports);
  return async (items, remainingMs) => {
    const snapshot = await ports.config.snapshot();
    const rules = rulesOf(snapshot);
    const brought = items.flatMap(({ recordId, body }) =>
      incomingOf(body.detail, rules.fold).map((incoming): Brought => ({ incoming, recordId })),
    );
    const failed = new Map<string, unknown>();
    const live = liveBatch(ports, rules, items);
    const groups = liveFirst(groupIncoming(brought));
    const work = async (): Promise<void> => {
      while (remainingMs() > LAST_START_MS) {
        const group = groups.shift();
        if (!group) return;
        await takeGroup({ ports, rules, live }, group, failed);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    // A message that goes back anyway brings its events again.
    const left = groups.flat().filter(({ recordId }) => !failed.has(recordId));
    const goOn = async () => {
      if (left.length > 0) await putOff(ports.bus, items, left);
    };
    await Promise.all([
      live.tell(),
      goOn().catch((error: unknown) => {
        for (const { recordId } of left) failed.set(recordId, error);
      }),
    ]);
    return failed;
  };
};

/** Somebody who shops now does not wait for a file of last year's receipts. */
const liveFirst = (groups: Brought[][]): Brought[][] =>
  groups.toSorted((a, b) => Number(isHistory(a)) - Number(isHistory(b)));

const isHistory = (group: readonly Brought[]): boolean =>
  group.every(({ incoming }) => incoming.event.historical === true);

/** What a trial counts is counted of everybody: a number that staff alone have would be another one once it is published. */
const withTrials = ({ journeys, segments, trials }: Snapshot) => ({
  segments,
  journeys: [...journeys, ...(trials?.journeys ?? [])],
});

/** The journeys are indexed once per revision. */
const rememberRules = ({ journeys }: UpdateProfilePorts) => {
  let held: { revision: string; rules: Rules } | undefined;
  return (snapshot: Snapshot): Rules => {
    const { revision, shop, people, privacy, experiments, contact } = snapshot;
    if (held?.revision !== revision) {
      const fold = {
        people,
        counted: countedEvents(countingIn(withTrials(snapshot))),
        withCoupons: Object.keys(snapshot.offers).length > 0,
        consent: snapshot.consent,
        ...(shop.country !== undefined && { country: shop.country }),
      };
      const { retentionDays: retention } = privacy;
      const index = journeys.index(snapshot.journeys);
      const staffJourneys = snapshot.trials ? journeys.index(staffView(snapshot).journeys) : index;
      const segments = indexSegments(snapshot);
      const all = { journeys: index, staffJourneys, segments, contact, shop, experiments };
      held = { revision, rules: { ...all, fold, retention } };
    }
    return held.rules;
  };
};

/** What comes before and after an order to separate is folded on its own: it is about other people. */
const inRuns = (events: readonly Incoming[]): Incoming[][] => {
  if (!events.some(isSeparationOrder)) return [[...events]];
  const runs: Incoming[][] = [];
  for (const one of inEventOrder(events)) {
    const run = runs.at(-1);
    if (run?.[0] && !isSeparationOrder(run[0]) && !isSeparationOrder(one)) run.push(one);
    else runs.push([one]);
  }
  return runs;
};

/** If a group cannot be folded as a whole, each of its messages is tried alone: one that is at fault harms no neighbour. */
const takeGroup = async (
  { ports, rules, live }: { ports: UpdateProfilePorts; rules: Rules; live: LiveBatch },
  group: readonly Brought[],
  failed: Map<string, unknown>,
): Promise<void> => {
  const fold = async (some: readonly Brought[]) => {
    for (const run of inRuns(some.map(({ incoming }) => incoming))) {
      const [first] = run;
      if (first && isSeparationOrder(first)) await separatePeople(ports, rules, first);
      else live.add(await updatePeople(ports, rules, run));
    }
  };
  const messages = Map.groupBy(group, ({ recordId }) => recordId);
  try {
    await fold(group);
  } catch (error) {
    for (const [recordId, own] of messages) {
      if (messages.size === 1) failed.set(recordId, error);
      else await fold(own).catch((cause: unknown) => failed.set(recordId, cause));
    }
  }
};
