import { cleanId } from '../../event/clean-id.ts';
import type { ShopEvent } from '../../event/event.ts';
import { PREFERENCES } from '../../event/preferences.ts';
import { hashId } from '../../hash.ts';
import type { OperatorMarks, TopicMark } from './marks.ts';

/**
 * `person`: only what somebody did by hand in Kaskad, an operator or she herself in her preferences; `trusted`: also a secret
 * key, such as a ticket system's.
 */
type Speaker = 'person' | 'trusted';

interface Act {
  by: Speaker;
  marks(event: ShopEvent): OperatorMarks;
}

const MOST_ID_LETTERS = 64;

/** A ticket's number as its system gave it; a very long one by its hash. */
export const complaintIdOf = ({ properties }: Pick<ShopEvent, 'properties'>): string | undefined => {
  const id = cleanId(properties?.complaintId ?? properties?.complaint_id);
  return id !== undefined && id.length > MOST_ID_LETTERS ? hashId([id]) : id;
};

const pause = (event: ShopEvent, endsAtMs: unknown): OperatorMarks =>
  typeof endsAtMs === 'number' && Number.isFinite(endsAtMs) && endsAtMs >= 0
    ? { pause: { saidAtMs: event.atMs, endsAtMs } }
    : {};

const complaint = (event: ShopEvent, closed: boolean): OperatorMarks => {
  const id = complaintIdOf(event);
  return id === undefined
    ? {}
    : { complaints: [{ id, saidAtMs: event.atMs, ...(closed && { closed: true as const }) }] };
};

const untilMs = ({ properties }: ShopEvent): unknown =>
  typeof properties?.until === 'string' ? Date.parse(properties.until) : undefined;

const topics = ({ atMs, properties }: ShopEvent): OperatorMarks => {
  const said: unknown = properties?.topics;
  if (typeof said !== 'object' || said === null) return {};
  const marks = Object.entries(said).flatMap(([id, wanted]): TopicMark[] =>
    typeof wanted !== 'boolean' || id.length > MOST_ID_LETTERS
      ? []
      : [{ id, saidAtMs: atMs, ...(!wanted && { denied: true as const }) }],
  );
  return marks.length === 0 ? {} : { topics: marks };
};

/** Events that leave a mark on the person for the gate: one line each. */
const acts: Readonly<Record<string, Act>> = {
  'Contact Paused': { by: 'person', marks: (event) => pause(event, untilMs(event)) },
  'Contact Resumed': { by: 'person', marks: (event) => pause(event, event.atMs) },
  'Topics Chosen': { by: 'person', marks: topics },
  'Complaint Opened': { by: 'trusted', marks: (event) => complaint(event, false) },
  'Complaint Closed': { by: 'trusted', marks: (event) => complaint(event, true) },
};

/**
 * Did an operator do this in Kaskad? Only Kaskad itself names a profile, so that no client can play an operator.
 */
export const isOperatorAct = ({ profileId, source }: Pick<ShopEvent, 'profileId' | 'source'>): boolean =>
  profileId !== undefined && source === 'operator';

/** Did she choose it herself, by the link to her preferences? */
const isOwnChoice = ({ profileId, source }: Pick<ShopEvent, 'profileId' | 'source'>): boolean =>
  profileId !== undefined && source === PREFERENCES;

/** What an event leaves on the person, by whoever may say it; undefined for all that leaves nothing. */
export const marksSaid = (event: ShopEvent, trusted: boolean): OperatorMarks | undefined => {
  if (event.type !== 'track' || !Object.hasOwn(acts, event.event)) return undefined;
  const act = acts[event.event];
  const mayBeSaid = act?.by === 'trusted' ? trusted : isOperatorAct(event) || isOwnChoice(event);
  return act && mayBeSaid ? act.marks(event) : undefined;
};
