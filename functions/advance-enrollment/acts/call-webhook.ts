import { callbackSecrets } from '../../../core/config/provider-settings.ts';
import type { WebhookAct } from '../../../core/journey/act.ts';
import { called } from '../../../core/journey/called.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { WebhookAnswer } from '../../../core/ports.ts';
import { sendIdOf } from '../../../core/send/send-id.ts';
import { type Claimed, claim, lastLook, release, released } from '../claim.ts';
import { callItem } from '../entries.ts';
import type { AdvancePorts } from '../ports.ts';
import { type Turn, verdictOn } from '../turn.ts';
import type { ActVerdict } from './act-verdict.ts';

/**
 * Claim, last look, call. All calls of one step carry the same id: one that may have been taken (a crash, a timeout) is
 * repeated, and its receiver knows it by the id. So a claim that ran out is not `unknown` here, it is made again.
 */
export const callWebhook = async (
  ports: AdvancePorts,
  turn: Turn,
  { stepId, act }: ActVerdict<WebhookAct>,
): Promise<Turn> => {
  const sendId = sendIdOf(turn.enrollment, { stepId }, 1);
  const attempt = (turn.enrollment.position.call?.failed ?? 0) + 1;
  const what = { sendId, stepId, channel: 'webhook' as const, address: act.url, attempt };
  const fresh = await lastLook(ports, await claim(ports, turn, what));
  const again = verdictOn({ ...fresh, enrollment: released(fresh.enrollment) }, ports.clock.now());
  if (again.kind !== 'act' || again.act.kind !== 'webhook' || again.stepId !== stepId) return release(fresh);
  const answer = signsForOthers(fresh, again.act)
    ? FORBIDDEN
    : await ports.webhooks.post(callOf(fresh, again.act));
  return remember(fresh, { ...again, act: again.act }, answer);
};

const FORBIDDEN: WebhookAnswer = { kind: 'failed', reason: 'forbidden-secret', again: false };

/** A gateway's callbacks may be proved by a secret of any name: settings say which, and may have changed since it was published. */
const signsForOthers = ({ situation }: Claimed, { secret }: WebhookAct): boolean =>
  secret !== undefined && callbackSecrets(situation.snapshot.providers).includes(secret);

const callOf = ({ claim, enrollment, situation }: Claimed, { url, secret, data }: WebhookAct) => ({
  id: claim.sendId,
  url,
  ...(secret !== undefined && { secret }),
  body: JSON.stringify({
    id: claim.sendId,
    at: new Date(claim.claimedAtMs).toISOString(),
    journeyId: enrollment.journeyId,
    stepId: claim.stepId,
    profileId: situation.profile.id,
    data,
  }),
});

/** Puts down what was answered, also for the case that the next write is lost to somebody else's. */
const remember = (turn: Claimed, verdict: ActVerdict<WebhookAct>, answer: WebhookAnswer): Turn => {
  const { claim, enrollment, memory } = turn;
  // When this attempt fell due, which a repetition after a crash says as well: both land on one item.
  const { enteredStepAtMs, call } = enrollment.position;
  const atMs = Math.max(enteredStepAtMs, call?.againAtMs ?? 0);
  const after = (stored: Enrollment) => called(released(stored), verdict, answer, claim.claimedAtMs);
  const { enrollment: next, kind, reason } = after(enrollment);
  const items = callItem(enrollment, kind, { ...claim, atMs, reason });
  memory.own = { sendId: claim.sendId, apply: (stored) => after(stored).enrollment, items };
  return { ...turn, enrollment: next, items };
};
