import { capWindow } from '../../core/contact/cap-window.ts';
import type { SkipReason } from '../../core/contact/verdict.ts';
import { MINUTE_MS } from '../../core/duration.ts';
import { Conflict } from '../../core/errors.ts';
import type { Claim, Enrollment } from '../../core/journey/enrollment.ts';
import { moved, settled } from '../../core/journey/moves.ts';
import type { SendVerdict } from '../../core/journey/verdict.ts';
import type { CapAsk } from '../../core/ports.ts';
import { compose } from './compose.ts';
import { deliver, type ProviderAnswer } from './deliver.ts';
import { restraintItem, sendItem } from './entries.ts';
import { look } from './look.ts';
import type { AdvancePorts } from './ports.ts';
import { refusalsOf, refused } from './refusals.ts';
import { sendIdOf, type Turn, verdictOn, write } from './turn.ts';

/** Longer than the function may run: whoever finds it expired knows that its maker is gone. */
const CLAIM_MS = MINUTE_MS;

/**
 * Claim, last look, cap, provider. Answers the turn as it stands then, for the core to be asked again: with the message
 * out, or skipped, or refused for now, or, after a late "no", as it was before with the news.
 */
export const trySend = async (ports: AdvancePorts, turn: Turn, verdict: SendVerdict): Promise<Turn> => {
  const claimed = await claim(ports, turn, verdict);
  const fresh = await lastLook(ports, claimed, verdict);
  const again = verdictOn({ ...fresh, enrollment: released(fresh.enrollment) }, ports.clock.now());
  if (again.kind !== 'send' || !isSame(again, verdict)) return release(fresh);
  return reserveAndSend(ports, fresh, again);
};

type Claimed = Turn & { claim: Claim };

const isSame = (a: SendVerdict, b: SendVerdict): boolean =>
  a.stepId === b.stepId && a.rung === b.rung && a.channel === b.channel;

const released = ({ claim: _, ...enrollment }: Enrollment): Enrollment => enrollment;

const release = (turn: Turn): Turn => ({ ...turn, enrollment: released(turn.enrollment) });

const claim = async (ports: AdvancePorts, turn: Turn, verdict: SendVerdict): Promise<Claimed> => {
  const nowMs = ports.clock.now();
  const { stepId, rung, channel, address } = verdict;
  const { attempt } = refusalsOf(turn.enrollment, verdict, nowMs);
  const sendId = sendIdOf(turn.enrollment, verdict, attempt);
  const times = { claimedAtMs: nowMs, untilMs: nowMs + CLAIM_MS };
  const claim: Claim = {
    sendId,
    stepId,
    ...(rung !== undefined && { rung }),
    channel,
    address,
    ...times,
    attempt,
    by: turn.memory.by,
  };
  turn.memory.claimed.push(sendId);
  const enrollment = await write(ports, { ...turn, enrollment: { ...turn.enrollment, claim } });
  return { ...turn, enrollment, items: [], claim };
};

/** Everything is read again after the claim, the enrollment itself included: whoever ended it meanwhile wins. */
const lastLook = async (ports: AdvancePorts, claimed: Claimed, verdict: SendVerdict): Promise<Claimed> => {
  const { enrollment } = claimed;
  const [stored, situation] = await Promise.all([
    ports.enrollments.get(enrollment.profileId, enrollment.id),
    look(ports, enrollment, verdict),
  ]);
  if (stored?.version !== enrollment.version) throw new Conflict('enrollment');
  if (!situation || situation.profile.mergedInto !== undefined) {
    await write(ports, { ...claimed, enrollment: released(enrollment) });
    throw new Conflict('profile');
  }
  return { ...claimed, situation };
};

const reserveAndSend = async (ports: AdvancePorts, turn: Claimed, verdict: SendVerdict): Promise<Turn> => {
  const { profile, snapshot } = turn.situation;
  const { sendId } = turn.claim;
  const window = capWindow({ ...verdict, profile }, snapshot.contact, ports.clock.now());
  const profileIds = [profile.id, ...profile.mergedFrom];
  const cap = window && { profileIds, channel: verdict.channel, sendId, ...window };
  if (cap && !(await ports.caps.reserve(cap))) return notSent(turn, verdict, 'capped');
  const composed = await compose(ports, turn, verdict, sendId);
  const answer: ProviderAnswer =
    composed.kind === 'message' ? await deliver(ports.senders, composed.message) : composed;
  const next = remember(turn, verdict, answer);
  if (cap) await giveBack(ports, cap, answer);
  return next;
};

const giveBack = async (ports: AdvancePorts, cap: CapAsk, { kind }: ProviderAnswer): Promise<void> => {
  if (kind !== 'sent' && kind !== 'unknown') await ports.caps.release(cap);
};

/** Puts down what the provider said, also for the case that the next write is lost to somebody else's. */
const remember = (turn: Claimed, verdict: SendVerdict, answer: ProviderAnswer): Turn => {
  const next = afterAnswer(turn, verdict, answer);
  const apply = (enrollment: Enrollment) => afterAnswer({ ...turn, enrollment }, verdict, answer).enrollment;
  turn.memory.own = { sendId: turn.claim.sendId, apply, items: next.items };
  return next;
};

const afterAnswer = (turn: Claimed, verdict: SendVerdict, answer: ProviderAnswer): Turn => {
  switch (answer.kind) {
    case 'sent':
    case 'unknown':
      return sent(turn, verdict, answer);
    case 'rejected':
      return notSent(turn, verdict, answer.reason);
    case 'refused':
      return refusedNow(turn, verdict);
  }
};

const sent = (
  turn: Claimed,
  verdict: SendVerdict,
  answer: Extract<ProviderAnswer, { kind: 'sent' | 'unknown' }>,
): Turn => {
  const { enrollment, claim } = turn;
  const providerId = answer.kind === 'sent' && answer.providerId;
  const record = { sendId: claim.sendId, atMs: claim.claimedAtMs, outcome: answer.kind };
  return {
    ...turn,
    enrollment: settled(enrollment, verdict, providerId ? { ...record, providerId } : record),
    items: sendItem(enrollment, claim, answer.kind),
  };
};

const notSent = (turn: Claimed, verdict: SendVerdict, reason: SkipReason): Turn => {
  const { sendId, claimedAtMs: atMs } = turn.claim;
  const { stepId, rung, channel } = verdict;
  const skip = { kind: 'skip' as const, stepId, ...(rung !== undefined && { rung }), channel, reason };
  return {
    ...turn,
    enrollment: moved(released(turn.enrollment), skip, atMs),
    items: restraintItem(turn.enrollment, 'skip', { ...skip, sendId, atMs }),
  };
};

const refusedNow = (turn: Claimed, verdict: SendVerdict): Turn => {
  const { sendId, claimedAtMs: atMs, attempt } = turn.claim;
  const { sinceMs } = refusalsOf(turn.enrollment, verdict, atMs);
  const why = { ...verdict, sendId, atMs, reason: 'provider-unavailable' };
  return {
    ...turn,
    enrollment: refused(released(turn.enrollment), verdict, { sendId, attempt, sinceMs, atMs }),
    items: restraintItem(turn.enrollment, 'held', why),
  };
};
