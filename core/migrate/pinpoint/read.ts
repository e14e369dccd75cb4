import type * as z from 'zod';
import { isFields } from '../../event/tidy.ts';
import type { Segment } from '../../segment/segment.ts';
import type { Leave } from '../left-out.ts';
import { type JourneyDocument, journeyOf } from './journey.ts';
import { type AllNames, allNames } from './names.ts';
import { segmentOf } from './segment.ts';
import {
  journeySchema,
  type PinpointJourney,
  type PinpointSegment,
  type PinpointTemplate,
  segmentSchema,
  templateSchema,
} from './shapes.ts';
import { type TemplateDocument, templateOf } from './template.ts';

export interface Documents {
  segments: Segment[];
  templates: TemplateDocument[];
  journeys: JourneyDocument[];
}

interface Theirs {
  segments: PinpointSegment[];
  journeys: PinpointJourney[];
  templates: PinpointTemplate[];
}

type Fields = Record<string, unknown>;

const ENVELOPES = [
  'JourneyResponse',
  'SegmentResponse',
  'SegmentsResponse',
  'JourneysResponse',
  'EmailTemplateResponse',
  'SMSTemplateResponse',
  'PushNotificationTemplateResponse',
];

/** What an answer of the API holds: one thing, a page of them in `Item`, or several of either in a list. */
export const thingsIn = (value: unknown): Fields[] => {
  if (Array.isArray(value)) return value.flatMap(thingsIn);
  if (!isFields(value)) return [];
  const envelope = ENVELOPES.find((name) => isFields(value[name]));
  if (envelope) return thingsIn(value[envelope]);
  return Array.isArray(value.Item) ? value.Item.flatMap(thingsIn) : [value];
};

/** What it is, by the fields that only that kind has. */
const kindOf = (thing: Fields): keyof Theirs | undefined => {
  if ('SegmentType' in thing) return 'segments';
  if ('TemplateType' in thing) return 'templates';
  return 'Activities' in thing || 'StartCondition' in thing ? 'journeys' : undefined;
};

const schemas = {
  segments: segmentSchema,
  journeys: journeySchema,
  templates: templateSchema,
} satisfies Record<keyof Theirs, z.ZodType>;

const sort = (values: readonly unknown[], leave: Leave): Theirs => {
  const theirs: Theirs = { segments: [], journeys: [], templates: [] };
  for (const value of values) {
    const things = thingsIn(value);
    if (things.length === 0)
      leave('file', JSON.stringify(value) ?? 'nothing', 'nothing that Pinpoint answers with');
    for (const thing of things) {
      const kind = kindOf(thing);
      const named = String(thing.Name ?? thing.TemplateName ?? thing.Id ?? 'something');
      const parsed = kind && schemas[kind].safeParse(thing);
      if (!kind || !parsed) leave(named, 'all of it', 'neither a segment nor a journey nor a template');
      else if (parsed.error)
        leave(
          named,
          parsed.error.issues[0]?.path.join('.') ?? '',
          'not as Pinpoint writes it: nothing of it is taken',
        );
      else (theirs[kind] as unknown[]).push(parsed.data);
    }
  }
  return theirs;
};

/** Documents out of all answers at once, since they name each other by ids that mean nothing here. */
export const readPinpoint = (
  values: readonly unknown[],
  leave: Leave,
  names: AllNames = allNames(),
): Documents => {
  const theirs = sort(values, leave);
  nameSegments(theirs.segments, names);
  return {
    templates: theirs.templates.flatMap((one) => templateOf(one, names, leave) ?? []),
    segments: theirs.segments.flatMap((one) => segmentOf(one, names, leave) ?? []),
    journeys: theirs.journeys.map((one) => journeyOf(one, names, leave)),
  };
};

const nobody: Leave = () => undefined;

/** Whatever asks for a segment that cannot be made cannot be made either. */
const nameSegments = (segments: readonly PinpointSegment[], { segments: names }: AllNames): void => {
  for (const { Id, Name } of segments) names.give(Id, Name ?? Id);
  const all = { ...allNames(), segments: names };
  for (let before = -1, unmade = 0; unmade !== before; ) {
    before = unmade;
    const lost = segments.filter((one) => segmentOf(one, all, nobody) === undefined);
    for (const { Id } of lost) names.withdraw(Id);
    unmade = lost.length;
  }
};
