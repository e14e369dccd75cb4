import { SECOND_MS } from '../../core/duration.ts';
import type { SendVerdict } from '../../core/journey/verdict.ts';
import { aboutToCall, type Claimed, lastLook, notYetCalled, released } from './claim.ts';
import type { AdvancePorts } from './ports.ts';
import { verdictOn } from './turn.ts';

/** Whatever was read is read again when the way to the provider took longer: a "no" counts within a second. */
const FRESH_MS = 500;
/** And so long after a look a call may begin, whatever else had to be read for it. */
const LEAVES_WITHIN_MS = SECOND_MS;
const MOST_LOOKS = 5;

interface Looked {
  turn: Claimed;
  /** None when it is not the same message any more. */
  verdict?: SendVerdict;
}

const isSame = (a: SendVerdict, b: SendVerdict): boolean =>
  a.stepId === b.stepId &&
  a.rung === b.rung &&
  a.channel === b.channel &&
  a.address === b.address &&
  a.purpose === b.purpose;

/** Reads everything again under the claim, and asks the core what it says now. */
export const lookAgain = async (
  ports: AdvancePorts,
  claimed: Claimed,
  verdict: SendVerdict,
): Promise<Looked> => {
  const turn = await lastLook(ports, claimed, verdict);
  const again = verdictOn({ ...turn, enrollment: released(turn.enrollment) }, ports.clock.now());
  return again.kind === 'send' && isSame(again, verdict) ? { turn, verdict: again } : { turn };
};

/** Stores that the provider is called now, after a look that is fresh. */
export const readyToCall = async (
  ports: AdvancePorts,
  turn: Claimed,
  verdict: SendVerdict,
): Promise<{ turn: Claimed; isWanted: boolean }> => {
  let looked: Looked = { turn, verdict };
  for (let tries = 0; looked.verdict && tries < MOST_LOOKS; tries++) {
    if (isStale(ports, looked.turn)) looked = await lookAgain(ports, looked.turn, verdict);
    if (!looked.verdict) break;
    const ready = await aboutToCall(ports, looked.turn);
    if (!isStale(ports, ready)) return { turn: ready, isWanted: true };
    looked = { turn: await notYetCalled(ports, ready), verdict };
  }
  return { turn: looked.turn, isWanted: false };
};

/** When a message of that look must have been handed over. */
export const leavesByMs = ({ lookedAtMs = 0 }: Claimed): number => lookedAtMs + LEAVES_WITHIN_MS;

/** So much time has passed since everything was read that a "no" may have come in. */
const isStale = ({ clock }: Pick<AdvancePorts, 'clock'>, { lookedAtMs = 0 }: Claimed): boolean =>
  clock.now() - lookedAtMs > FRESH_MS;
