import type { Condition } from '../../condition/condition.ts';
import type { Channel } from '../../consent/consent.ts';
import {
  attributeSaid,
  dimensionsSaid,
  join,
  metricSaid,
  not,
  type Said,
  said,
  unsaid,
} from './dimensions.ts';
import type { AllNames } from './names.ts';
import { inSegment } from './segment.ts';
import type { EventDimensions, SimpleCondition } from './shapes.ts';

/** Longest that events are counted back. */
const SPAN = 'P90D';

type Happened = 'lastSentAt' | 'lastDeliveredAt' | 'lastOpenedAt' | 'lastClickedAt';

/** What they call what became of a message: its channel and what we keep of it. */
const ofMessages: Record<string, [channel: Channel, happened: Happened]> = {
  '_email.send': ['email', 'lastSentAt'],
  '_email.delivered': ['email', 'lastDeliveredAt'],
  '_email.open': ['email', 'lastOpenedAt'],
  '_email.click': ['email', 'lastClickedAt'],
  '_SMS.SUCCESS': ['sms', 'lastDeliveredAt'],
  '_campaign.opened_notification': ['push', 'lastOpenedAt'],
};

/** What in an event must be as it says: for `where`, over the event's properties. */
export const propertiesSaid = ({ Attributes, Metrics }: EventDimensions): Said | undefined => {
  const parts = [
    ...Object.entries(Attributes ?? {}).map(([name, one]) => attributeSaid(`event.properties.${name}`, one)),
    ...Object.entries(Metrics ?? {}).map(([name, one]) => metricSaid(`event.properties.${name}`, one)),
  ];
  return parts.length === 0 ? undefined : join('and', parts);
};

/** Where a split looks after a while, what happened meanwhile. */
const oneEvent = (name: string, span: string | undefined): Said => {
  if (Object.hasOwn(ofMessages, name)) {
    const [channel, happened] = ofMessages[name] ?? ['email', 'lastSentAt'];
    if (span === undefined) return unsaid(name, 'it looks at once, when nothing can be known of a message');
    return said({ within: [{ var: `messages.${channel}.${happened}` }, span] } as Condition);
  }
  if (name.startsWith('_')) return unsaid(name, 'an event of Pinpoint itself, which nobody sends here');
  return said({ '>': [{ times: [name, span ?? SPAN] }, 0] } as Condition);
};

const eventSaid = ({ EventType, ...dimensions }: EventDimensions, span: string | undefined): Said => {
  if (!EventType || EventType.Values.length === 0)
    return unsaid('an event without a name', 'nothing to look for');
  if (propertiesSaid(dimensions))
    return unsaid(EventType.Values.join(', '), 'what an event said is not kept to be asked later');
  const any = join(
    'or',
    EventType.Values.map((name) => oneEvent(name, span)),
  );
  return EventType.DimensionType === 'EXCLUSIVE' ? not(any) : any;
};

/** What a split asks, as a condition; `span` is how long it has waited before. */
export const simpleSaid = (names: AllNames, asked: SimpleCondition, span?: string): Said => {
  const { EventCondition, SegmentCondition, SegmentDimensions } = asked;
  const parts = [
    ...(SegmentCondition ? [inSegment(names, SegmentCondition.SegmentId)] : []),
    ...(SegmentDimensions ? [dimensionsSaid(SegmentDimensions)] : []),
    ...(EventCondition?.Dimensions ? [eventSaid(EventCondition.Dimensions, span)] : []),
  ];
  return join('and', parts);
};

export const allSaid = (
  names: AllNames,
  how: string | null | undefined,
  asked: readonly SimpleCondition[],
  span?: string,
): Said =>
  join(
    how === 'ANY' ? 'or' : 'and',
    asked.map((one) => simpleSaid(names, one, span)),
  );
