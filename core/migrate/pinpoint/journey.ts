import { duration } from '../../duration-schema.ts';
import type { Leave } from '../left-out.ts';
import { propertiesSaid } from './conditions.ts';
import { Graph } from './graph.ts';
import type { AllNames } from './names.ts';
import type { PinpointJourney } from './shapes.ts';
import { stepsFrom } from './steps.ts';
import type { StepDocument, Walk } from './walk.ts';

/** A draft: what it names may still have to be written. */
export interface JourneyDocument {
  id: string;
  name: string;
  purpose: 'marketing';
  trigger: Record<string, unknown>;
  audience?: unknown;
  entry?: Record<string, unknown>;
  holdout?: number;
  steps: StepDocument[];
}

/** What the whole journey says and nothing here takes from it, with where the same is said. */
const ELSEWHERE: Record<string, string> = {
  QuietTime: 'quiet hours are one setting for all journeys (settings/contact)',
  OpenHours: 'quiet hours are one setting for all journeys (settings/contact)',
  ClosedDays: 'there are no closed days; pause the journey, or switch off a channel',
  SendingSchedule: 'quiet hours are one setting for all journeys (settings/contact)',
  WaitForQuietTime: 'what falls into quiet hours always waits for their end',
  LocalTime: 'everything goes by the local time of the person',
  TimezoneEstimationMethods: 'the zone comes from her browser, her traits or her phone number',
  Schedule: 'a journey runs from being published until it is stopped',
  RefreshFrequency: 'people come in as soon as they come into the segment',
  RefreshOnSegmentUpdate: 'people come in as soon as they come into the segment',
  JourneyChannelSettings: 'Amazon Connect is not used: calls are tasks of the call centre',
  tags: 'resources carry the tags of the deployment',
};

const LIMITS: Record<string, string> = {
  DailyCap: 'how many messages a person gets is one setting for all journeys (settings/contact)',
  TotalCap: 'how many messages a person gets is one setting for all journeys (settings/contact)',
  TimeframeCap: 'how many messages a person gets is one setting for all journeys (settings/contact)',
  MessagesPerSecond: 'SES and the providers are asked as fast as they take it',
};

const isSaid = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== false && value !== 0 && JSON.stringify(value) !== '{}';

const leaveElsewhere = (theirs: PinpointJourney, leave: Leave): void => {
  for (const [key, why] of Object.entries(ELSEWHERE))
    if (isSaid(theirs[key])) leave(`journey ${theirs.Name}`, `${key} ${JSON.stringify(theirs[key])}`, why);
  for (const [key, why] of Object.entries(LIMITS))
    if (isSaid(theirs.Limits?.[key]))
      leave(`journey ${theirs.Name}`, `${key} ${JSON.stringify(theirs.Limits?.[key])}`, why);
};

/** Once and never again, or again after a time; else as soon as she is out. */
const entryOf = ({ Limits }: PinpointJourney): Pick<JourneyDocument, 'entry'> => {
  const after = Limits?.EndpointReentryInterval;
  if (typeof after === 'string' && duration.safeParse(after).success)
    return { entry: { reentry: { after } } };
  return Limits?.EndpointReentryCap === 1 ? { entry: { reentry: 'never' } } : {};
};

interface Start {
  trigger: Record<string, unknown>;
  audience?: unknown;
}

const NOBODY: Start = { trigger: { manual: true } };

/** By hand where their start cannot be said: a journey that somebody must start sends nothing by itself. */
const startOf = (theirs: PinpointJourney, names: AllNames, leave: Leave): Start => {
  const at = `journey ${theirs.Name}`;
  const byHand = (what: string, why: string): Start => {
    leave(at, what, `${why}; it is started by hand`);
    return NOBODY;
  };
  const { SegmentStartCondition: segment, EventStartCondition: event } = theirs.StartCondition ?? {};
  if (segment) {
    const id = names.segments.of(segment.SegmentId);
    if (id === undefined) return byHand(`segment ${segment.SegmentId}`, 'that segment is not made here');
    leave(
      at,
      `who is in the segment ${id} already`,
      'whoever comes into it from now on comes in; the others by a broadcast, or by POST /v1/journeys/{id}/enter',
    );
    return { trigger: { segment: id, on: 'enter' } };
  }
  const dimensions = event?.EventFilter?.Dimensions;
  const [name, ...more] = dimensions?.EventType?.Values ?? [];
  if (!dimensions || name === undefined) return byHand('StartCondition', 'it says no start that we know');
  if (dimensions.EventType?.DimensionType === 'EXCLUSIVE' || name.startsWith('_'))
    return byHand(`event ${name}`, 'nobody sends such an event here');
  if (more.length > 0)
    leave(at, `events ${more.join(', ')}`, 'one event starts a journey: make a copy for each of them');
  const where = propertiesSaid(dimensions);
  if (where?.kind === 'unsaid') return byHand(where.what, where.why);
  const audience = event?.SegmentId ? names.segments.of(event.SegmentId) : undefined;
  if (event?.SegmentId && audience === undefined)
    return byHand(`segment ${event.SegmentId}`, 'that segment is not made here');
  return {
    trigger: { event: name, ...(where && { where: where.condition }) },
    ...(audience !== undefined && { audience: { inSegment: audience } }),
  };
};

/** The largest part that may be kept out to measure against. */
const MOST_HOLDOUT = 90;

/** The journey as a draft, with everything that it does not say any more put down. */
export const journeyOf = (theirs: PinpointJourney, names: AllNames, leave: Leave): JourneyDocument => {
  const at = `journey ${theirs.Name}`;
  leaveElsewhere(theirs, leave);
  const graph = new Graph(theirs.Activities ?? {});
  const start = theirs.StartActivity ?? '';
  for (const id of graph.unreached(start)) leave(`activity ${id}`, 'this activity', 'nothing leads to it');
  const head = {
    id: names.journeys.give(theirs.Id, theirs.Name),
    name: theirs.Name.slice(0, 200),
    purpose: 'marketing' as const,
    ...startOf(theirs, names, leave),
    ...entryOf(theirs),
  };
  if (graph.hasCycle(start)) {
    leave(at, 'its activities', 'they lead in a circle: none of them is made');
    return { ...head, steps: [nothing] };
  }
  const control = graph.get(start)?.Holdout;
  const isControl = control ? control.Percentage > 0 && control.Percentage <= MOST_HOLDOUT : false;
  const walk: Walk = {
    ...{ graph, names, leave, taken: new Set<string>() },
    from: (from, until) => stepsFrom(walk, from, until),
  };
  const steps = stepsFrom(walk, isControl ? control?.NextActivity : start);
  return {
    ...head,
    ...(isControl && control && { holdout: control.Percentage / 100 }),
    steps: steps.length > 0 ? steps : [nothing],
  };
};

const nothing: StepDocument = { id: 'nothing', kind: 'exit', reason: 'not carried over' };
