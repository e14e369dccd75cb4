import { MESSAGE_STEP } from '../../core/journey/built-in/message-requested.ts';
import type { Enrollment, SendRecord } from '../../core/journey/enrollment.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { messageKeyHash } from '../../core/send/message-key.ts';
import type { MessageRequest } from '../../core/send/ports.ts';
import { sendIdOf } from '../../core/send/send-id.ts';
import type { TimelineEntry } from '../../core/send/timeline.ts';
import { findPerson } from './find-person.ts';
import type { ApiPorts } from './ports.ts';

export const messageStatuses = [
  'accepted',
  'held',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'unknown',
  'not-sent',
  'gone',
] as const;

/** What became of a message that was asked for. */
export interface MessageState {
  status: (typeof messageStatuses)[number];
  atMs: number;
  reason?: string;
}

const ofRecord = ({ outcome, atMs, reason }: SendRecord): MessageState => ({
  status: outcome === 'skipped' ? 'not-sent' : outcome,
  atMs,
  ...(reason !== undefined && { reason }),
});

/** Refused by its provider, or held by a switch, until it went or was given up. */
const isOut = ({ outcome }: SendRecord): boolean => outcome !== 'held';

const PAGE = 100;
const MOST_ATTEMPTS = 100;

/** The latest of her history: why something was not sent, and that it arrived, stands there and nowhere else. */
const latestOf = async (
  { timeline }: Pick<ApiPorts, 'timeline'>,
  { id, mergedFrom }: Profile,
): Promise<TimelineEntry[]> => (await timeline.page([id, ...mergedFrom], undefined, PAGE)).entries;

const whyNot = (entries: readonly TimelineEntry[], enrollment: Enrollment): MessageState => {
  const { endedAtMs: atMs = 0, reason } = enrollment;
  const tried = Array.from({ length: MOST_ATTEMPTS }, (_, at) =>
    sendIdOf(enrollment, { stepId: MESSAGE_STEP }, at + 1),
  );
  const skip = entries.find(({ kind, sendId }) => kind === 'skip' && tried.includes(sendId ?? ''));
  const why = skip?.reason ?? reason;
  return { status: 'not-sent', atMs, ...(why !== undefined && { reason: why }) };
};

const whetherArrived = (entries: readonly TimelineEntry[], record: SendRecord): MessageState => {
  const arrived = entries.find(
    ({ kind, name, sendId }) => kind === 'delivery' && name === 'delivered' && sendId === record.sendId,
  );
  return arrived ? { status: 'delivered', atMs: arrived.atMs } : ofRecord(record);
};

/** Her enrollment says so; before the fold has made it, the message is accepted and nothing more. */
export const messageState = async (
  ports: Pick<ApiPorts, 'people' | 'timeline'>,
  { profileId, journeyId, keyHash, atMs }: MessageRequest,
): Promise<MessageState> => {
  const person = await findPerson(ports.people, profileId);
  if (!person || person.profile.anonymized) return { status: 'gone', atMs };
  const enrollment = person.enrollments.find(
    (one) => one.journeyId === journeyId && messageKeyHash(one.entryKey) === keyHash,
  );
  if (!enrollment) return { status: 'accepted', atMs };
  const last = enrollment.sends.findLast(isOut) ?? enrollment.sends.at(-1);
  if (last?.outcome === 'sent') return whetherArrived(await latestOf(ports, person.profile), last);
  if (last && (isOut(last) || enrollment.status === 'active')) return ofRecord(last);
  if (enrollment.status === 'active') return { status: 'accepted', atMs };
  return whyNot(await latestOf(ports, person.profile), enrollment);
};
