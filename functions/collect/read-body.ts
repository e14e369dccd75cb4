import type { CallType } from '../../core/event/call-type.ts';
import { MOST_EVENT_BYTES } from '../../core/event/limits.ts';
import { isFields, mayNeedTidying } from '../../core/event/tidy.ts';
import type { RefusalReason } from '../../core/live/live.ts';
import type { Refused, Unpacked } from './unpack.ts';

/** What one request says, before any event of it is looked at. */
export interface Said {
  kind: 'said';
  /** One event by itself: what is wrong with it is wrong with the request. */
  alone: boolean;
  events: unknown[];
  writeKey?: string;
  sentAt?: unknown;
  context?: Record<string, unknown>;
  untidy: boolean;
  large: boolean;
}
export type Reading = Said | Refused;

/** More would make the answer, which names each one that is dropped, larger than an answer may be. */
const MOST_EVENTS = 10_000;

const refused = (reason: RefusalReason, detail: string): Refused => ({ kind: 'refused', detail, reason });

const jsonOf = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const textIn = (value: unknown): string | undefined => {
  const held = isFields(value) ? value.writeKey : undefined;
  return typeof held === 'string' ? held : undefined;
};

/** The body of a call; a batch is `{ "batch": [] }`, or the bare list. */
export const readBody = ({ text, bytes }: Extract<Unpacked, { kind: 'text' }>, call: CallType): Reading => {
  const json = jsonOf(text);
  if (!json) return refused('not-json', 'The body is not JSON.');
  const { value } = json;
  const traits = { untidy: mayNeedTidying(text), large: bytes > MOST_EVENT_BYTES };
  if (call !== 'batch' && call !== 'import') return { ...single(value), ...traits };
  const list = isFields(value) ? value.batch : value;
  if (!Array.isArray(list)) return refused('no-batch', 'The body has no list "batch".');
  if (list.length > MOST_EVENTS) return refused('too-many', `The batch has more than ${MOST_EVENTS} events.`);
  return { ...batch(isFields(value) ? value : {}, list), ...traits };
};

type Plain = Omit<Said, 'untidy' | 'large'>;

const single = (value: unknown): Plain => {
  const writeKey = textIn(value);
  return { kind: 'said', alone: true, events: [value], ...(writeKey === undefined ? {} : { writeKey }) };
};

const batch = (whole: Record<string, unknown>, events: unknown[]): Plain => {
  const writeKey = textIn(whole) ?? textIn(events[0]);
  return {
    kind: 'said',
    alone: false,
    events,
    ...(writeKey === undefined ? {} : { writeKey }),
    ...(whole.sentAt === undefined ? {} : { sentAt: whole.sentAt }),
    ...(isFields(whole.context) ? { context: whole.context } : {}),
  };
};
