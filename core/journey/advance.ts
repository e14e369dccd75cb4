import type { RunStatus } from '../broadcast/runs.ts';
import type { ContactSettings, ShopSettings } from '../config/settings.ts';
import type { SwitchesSettings } from '../config/switches-settings.ts';
import type { Channel } from '../consent/consent.ts';
import type { Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import type { Act } from './act.ts';
import type { CompiledJourney, Place } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import type { JourneyStatus } from './journey-status.ts';
import { overtakenBy } from './overtaken.ts';
import { dueSinceMs, PARKED_REST_MS } from './parking.ts';
import type { StepVerdict } from './step-kind.ts';
import { TOO_LATE_MS } from './too-late.ts';
import type { Verdict } from './verdict.ts';

export interface AdvanceAsk {
  /** Active, `asArmed` by the wake at hand. `wakesAtMs` is what lateness is measured from. */
  enrollment: Enrollment;
  /** The structure that the enrollment is pinned to. */
  journey: CompiledJourney;
  /** As it is published now. */
  status: JourneyStatus;
  /** What was ordered of the run that took her in. */
  run?: RunStatus;
  profile: Profile;
  contact: ContactSettings;
  shop: ShopSettings;
  switches: SwitchesSettings;
  /** Why addresses of hers must not be used, as far as the list has been read. */
  suppressed?: Partial<Record<Channel, string>>;
  /** The breaker of marketing mail is open, as far as it has been read. */
  isMailStopped?: boolean;
  nowMs: number;
  rfm?: Moment['rfm'];
  tooLateMs?: number;
}

const isLate = ({ enrollment, nowMs, tooLateMs = TOO_LATE_MS }: AdvanceAsk): boolean =>
  nowMs - (dueSinceMs(enrollment) ?? nowMs) > tooLateMs;

/** Whatever step it stands at. */
const fromOutside = (ask: AdvanceAsk): Verdict | undefined => {
  const { profile, status, nowMs } = ask;
  if (profile.mergedInto !== undefined) return { kind: 'exit', reason: 'merged' };
  if (status === 'stopped') return { kind: 'exit', reason: 'stopped' };
  if (ask.run === 'aborted') return { kind: 'exit', reason: 'aborted' };
  const reason = overtakenBy(ask.profile, ask.enrollment, ask.journey, nowMs);
  if (reason !== undefined) return { kind: 'exit', reason };
  const { startsAtMs = nowMs } = ask.enrollment;
  if (nowMs < startsAtMs) return { kind: 'rest', untilMs: startsAtMs };
  return status === 'paused' || ask.run === 'paused'
    ? { kind: 'rest', untilMs: nowMs + PARKED_REST_MS, reason: 'paused' }
    : undefined;
};

const goTo = (stepId: string | null | undefined): Verdict =>
  typeof stepId === 'string' ? { kind: 'goto', stepId } : { kind: 'complete' };

const doing = (act: Act, { step, next, into }: Place): Verdict => {
  const { else: otherwise } = into;
  return { kind: 'act', stepId: step.id, act, next, ...(otherwise !== undefined && { otherwise }) };
};

/** Turns what a step says into a place of this journey. */
const placed = (verdict: StepVerdict, place: Place): Verdict => {
  switch (verdict.kind) {
    case 'next':
      return goTo(place.next);
    case 'into':
      return goTo(place.into[verdict.list] ?? place.next);
    case 'do':
      return doing(verdict.act, place);
    case 'leave':
      return place.next === null
        ? { kind: 'exit', reason: verdict.reason }
        : { kind: 'goto', stepId: place.next, left: verdict.reason };
    default:
      return verdict;
  }
};

/**
 * What is to be done with an enrollment now: one step of a loop that its runner turns.
 *
 * The runner (a wake, the simulator, a story) repeats: ask, carry out, apply, until `rest`, `exit` or `complete`.
 * - `rest`: arm the wake `wakeNo + 1` at `untilMs`, **then** save `rested(enrollment, verdict)`. Record a `held` entry
 *   where `held` says so and the wake before did not.
 * - `send`: save the claim, read profile, suppression, status and caps again, ask again; still a `send` for the same
 *   rung: render and call the provider, then go on with `settled(enrollment, verdict, sent)`. A refusal, a full cap or
 *   a missing template is a skip of that rung: `moved(enrollment, { ...place, kind: 'skip', reason })`.
 * - `skip`: record it, go on at once with `moved(enrollment, verdict)`.
 * - `goto`: go on at once with `moved(enrollment, verdict)`; where `left` is said, record `skipsOnEnd` first.
 * - `act`: do what is asked, so that doing it twice does no harm, and go on at once with `moved(enrollment, verdict)`.
 * - `exit`, `complete`: record `skipsOnEnd` for an exit, save `ended(enrollment, verdict)`.
 *
 * Every verdict but `rest` moves forward in a tree without cycles, so the loop ends, and every `rest` lies in the future.
 *
 * Too late: a wake more than six hours after the armed time sends nothing. A plain send is skipped (`too-late`), a
 * cascade is left as a whole: its next rung is dearer, and was never meant for somebody whom we forgot. Quiet hours
 * re-arm the wake, so they never make one late. Of what fell due in a pause the time is kept (`parkedDueAtMs`): a
 * resume that comes more than six hours after it drops the message, too. So it is with what waits for an
 * operator to lift a switch or to close the breaker (`heldDueAtMs`). What waits for the person herself (quiet hours, her pause, her complaint) is never late.
 */
export const advance = (ask: AdvanceAsk): Verdict => {
  const outside = fromOutside(ask);
  if (outside) return outside;
  const { enrollment, journey, profile, contact, shop, switches, suppressed = {}, nowMs, rfm } = ask;
  const { stepId } = enrollment.position;
  const place = stepId === null ? undefined : journey.places.get(stepId);
  if (!place) return { kind: 'complete' };
  const verdict = place.kind.advance({
    step: place.step,
    enrollment,
    purpose: journey.purpose,
    profile,
    contact,
    shop,
    switches,
    suppressed,
    late: isLate(ask),
    nowMs,
    ...(rfm && { rfm }),
    ...(journey.journey.topic !== undefined && { topic: journey.journey.topic }),
    ...(ask.isMailStopped && { isMailStopped: true }),
  });
  return placed(verdict, place);
};
