import type { BudgetAsk } from '../../core/contact/budgets.ts';
import { channelFor } from '../../core/contact/channel-for.ts';
import type { CapAsk } from '../../core/contact/ports.ts';
import type { SkipReason } from '../../core/contact/verdict.ts';
import { choiceAt } from '../../core/journey/choice-at.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { moved, settled } from '../../core/journey/moves.ts';
import type { SendVerdict } from '../../core/journey/verdict.ts';
import type { OutgoingMessage } from '../../core/send/ports.ts';
import { sendIdOf } from '../../core/send/send-id.ts';
import { sendItem } from '../../core/send/send-item.ts';
import { type Claimed, claim, notTaken, notYetCalled, release, released, uncall } from './claim.ts';
import { compose } from './compose.ts';
import type { ProviderAnswer } from './deliver.ts';
import { deliverToDevice, isGone } from './deliver-to-device.ts';
import { restraintItem } from './entries.ts';
import { leavesByMs, lookAgain, readyToCall } from './last-looks.ts';
import { pay } from './pay.ts';
import type { AdvancePorts } from './ports.ts';
import { refusalsOf, refused } from './refusals.ts';
import { reserve } from './reserve.ts';
import { type Turn, withoutDevices } from './turn.ts';

/**
 * Claim, last look, cap, budget, provider. Answers the turn as it stands then, for the core to be asked again: with the message
 * out, or skipped, or refused for now, or, after a late "no", as it was before with the news.
 */
export const trySend = async (ports: AdvancePorts, turn: Turn, verdict: SendVerdict): Promise<Turn> => {
  const looked = await lookAgain(ports, await claimSend(ports, turn, verdict), verdict);
  return looked.verdict ? reserveAndSend(ports, looked.turn, looked.verdict) : release(looked.turn);
};

const claimSend = (ports: AdvancePorts, turn: Turn, verdict: SendVerdict): Promise<Claimed> => {
  const { stepId, rung, channel, address } = verdict;
  const { attempt } = refusalsOf(turn.enrollment, verdict, ports.clock.now());
  const sendId = sendIdOf(turn.enrollment, verdict, attempt);
  const place = { stepId, ...(rung !== undefined && { rung }), channel, address };
  const from = choiceAt(turn.enrollment, turn.situation.journey, stepId);
  return claim(ports, turn, { sendId, ...place, attempt, from, uncalled: true });
};

const reserveAndSend = async (ports: AdvancePorts, turn: Claimed, verdict: SendVerdict): Promise<Turn> => {
  const reserved = await reserve(ports, turn, verdict);
  if (reserved.kind === 'rejected') return notSent(turn, verdict, reserved.reason);
  const { cap } = reserved;
  const { last, answer, paid } = await payAndDeliver(ports, turn, verdict, cap);
  if (answer && !hasNotLeft(answer)) return remember(last, verdict, answer);
  const isOver = answer !== undefined && !goesToBrowser(last, verdict, answer);
  const next = isOver ? remember(last, verdict, answer) : undefined;
  const refused = answer?.kind === 'refused' ? next : undefined;
  const back = await takenBack(ports, last, refused).catch(abandon(ports, last, cap, paid));
  await giveBack(ports, cap, paid);
  return isOver && !refused ? remember(back, verdict, answer) : release(back);
};

/** First that nobody was called: what still counted as unknown would have no place under the caps. */
const takenBack = async (ports: AdvancePorts, turn: Claimed, refused: Turn | undefined): Promise<Claimed> => {
  if (refused) return notTaken(ports, turn, refused);
  return turn.claim.uncalled ? turn : notYetCalled(ports, turn);
};

/** Whatever went wrong with that write, or with the one before a call: nobody was called, and nobody will be. */
const abandon =
  (ports: AdvancePorts, turn: Claimed, cap: CapAsk | undefined, paid: BudgetAsk | undefined) =>
  async (error: unknown): Promise<never> => {
    await uncall(ports, turn);
    await giveBack(ports, cap, paid);
    throw error;
  };

/** The last of her apps has just said that it is gone: the message is asked for again, and falls to her browser. */
const goesToBrowser = (
  { situation, memory }: Turn,
  { channel }: SendVerdict,
  answer: ProviderAnswer,
): boolean =>
  channel === 'push' &&
  isGone(answer) &&
  channelFor(withoutDevices(situation.profile, memory.gone), channel) !== channel;

/** Without an answer nobody was called: a "no" came in at the last moment. */
const payAndDeliver = async (
  ports: AdvancePorts,
  turn: Claimed,
  verdict: SendVerdict,
  cap: CapAsk | undefined,
): Promise<{ last: Claimed; answer?: ProviderAnswer; paid?: BudgetAsk }> => {
  const composed = await compose(ports, turn, verdict, turn.claim.sendId);
  if (composed.kind !== 'message') return { last: turn, answer: composed };
  const payment = await pay(ports, turn, composed.message);
  if (payment.kind !== 'paid') return { last: turn, answer: payment };
  const costed = withCost(turn, composed.message);
  const { turn: last, isWanted } = await readyToCall(ports, costed, verdict).catch(
    abandon(ports, costed, cap, payment.from),
  );
  const paid = payment.from && { paid: payment.from };
  if (!isWanted) return { last, ...paid };
  const message = { ...composed.message, leavesByMs: leavesByMs(last) };
  return { last, answer: await deliverToDevice(ports, last, verdict, message), ...paid };
};

/** What it comes to is stored with the write that says that it may leave: a crash after that costs no figure. */
const withCost = (turn: Claimed, { cost }: Pick<OutgoingMessage, 'cost'>): Claimed =>
  cost ? { ...turn, claim: { ...turn.claim, cost } } : turn;

const hasNotLeft = ({ kind }: ProviderAnswer): boolean => kind !== 'sent' && kind !== 'unknown';

const giveBack = async (
  ports: AdvancePorts,
  cap: CapAsk | undefined,
  paid: BudgetAsk | undefined,
): Promise<void> => {
  if (cap) await ports.caps.release(cap);
  if (paid) await ports.budgets.giveBack(paid);
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
  const providerId = answer.kind === 'sent' ? answer.providerId : undefined;
  const { cost } = answer;
  const record = {
    ...{ sendId: claim.sendId, atMs: claim.claimedAtMs, outcome: answer.kind },
    ...(providerId !== undefined && { providerId }),
    ...(cost && { cost }),
  };
  return {
    ...turn,
    enrollment: settled(enrollment, verdict, record),
    items: sendItem(enrollment, claim, answer.kind, cost),
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
