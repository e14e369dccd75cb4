import { contactSettingsSchema, shopSettingsSchema } from '../../../core/config/settings.ts';
import { nothingSwitched as switches } from '../../../core/config/switches-settings.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';
import { advance } from '../../../core/journey/advance.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { JourneyIndex } from '../../../core/journey/journey-index.ts';
import { ended, moved, rested, settled } from '../../../core/journey/moves.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import { assembleSet } from '../../../core/profile/assemble-set.ts';
import { foldGroup } from '../../../core/profile/fold-group.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';
import { incomingOf } from '../../../core/profile/incoming.ts';
import type { Profile } from '../../../core/profile/profile.ts';

/** One schedule, as the adapter would create it. */
export interface Schedule {
  enrollmentId: string;
  wakeNo: number;
  atMs: number;
}

const contact = contactSettingsSchema.parse({});
const shop = shopSettingsSchema.parse({ name: 'Tea & Co' });

/** One person's Kaskad in memory: what the functions do with tables, schedules and providers, without them. */
export class House {
  readonly sentAtMs: number[] = [];
  /** Schedules that events made, and those that wakes made. */
  armed = 0;
  rearmed = 0;
  wakes = 0;
  reads = 0;
  readonly schedules: Schedule[] = [];
  readonly #journeys: JourneyIndex;
  readonly #profiles = new Map<string, Profile>();
  readonly #pointers = new Map<string, string>();
  readonly #enrollments = new Map<string, Enrollment>();

  constructor(journeys: JourneyIndex) {
    this.#journeys = journeys;
  }

  take(entry: EventEnvelope): void {
    const set = assembleSet({
      pointers: this.#pointers,
      stored: new Map([...this.#profiles].map(([id, value]) => [id, { value, version: 1 }])),
      ids: [...this.#profiles.keys()],
      rules: defaultRules,
      newId: () => entry.entryId,
      nowMs: entry.receivedAtMs,
    });
    foldGroup(set, incomingOf(entry, defaultRules), new Map());
    for (const [key, { profileId }] of set.claims) this.#pointers.set(key, profileId);
    for (const { before, profile, events, changed } of set.members.values())
      if (changed) this.#react(before, profile, events, entry.receivedAtMs);
  }

  #react(
    before: Profile,
    after: Profile,
    events: Parameters<typeof needsEnrollments>[3],
    nowMs: number,
  ): void {
    const journeys = this.#journeys;
    this.#profiles.set(after.id, after);
    if (!needsEnrollments(journeys, before, after, events)) return;
    this.reads += 1;
    const enrollments = [...this.#enrollments.values()];
    const reaction = reactToEvents({ journeys, before, after, events, enrollments, nowMs, shop });
    for (const one of reaction.enter) {
      // A repeated put finds the item there; a repeated schedule its name.
      if (!this.#enrollments.has(one.id) && one.wakesAtMs !== undefined) {
        this.armed += 1;
        this.#arm(one);
      }
      this.#enrollments.set(one.id, one);
    }
    for (const one of [...reaction.exit, ...reaction.keep]) this.#enrollments.set(one.id, one);
    this.#profiles.set(after.id, { ...after, entries: { ...after.entries, ...reaction.entries } });
  }

  #arm({ id, wakeNo, wakesAtMs = 0 }: Enrollment): void {
    const atMs = Math.ceil(wakesAtMs / 1000) * 1000;
    this.schedules.push({ enrollmentId: id, wakeNo, atMs });
  }

  /** A schedule fires; one that is not the armed one any more finds nothing to do. */
  wake({ enrollmentId, wakeNo, atMs: nowMs }: Schedule): void {
    this.wakes += 1;
    let enrollment = this.#enrollments.get(enrollmentId);
    while (enrollment?.status === 'active' && enrollment.wakeNo === wakeNo)
      enrollment = this.#turn(enrollment, nowMs);
    if (!enrollment) return;
    this.#enrollments.set(enrollmentId, enrollment);
    if (enrollment.status !== 'active' || enrollment.wakeNo === wakeNo) return;
    this.rearmed += 1;
    this.#arm(enrollment);
  }

  #turn(enrollment: Enrollment, nowMs: number): Enrollment {
    const journey = this.#journeys.byId.get(enrollment.journeyId)?.compiled;
    const profile = this.#profiles.get(enrollment.profileId);
    if (!journey || !profile) throw new Error('nobody is there');
    const verdict = advance({ enrollment, journey, status: 'live', profile, contact, shop, switches, nowMs });
    switch (verdict.kind) {
      case 'rest':
        return rested(enrollment, verdict, nowMs);
      case 'send':
        this.sentAtMs.push(nowMs);
        return settled(enrollment, verdict, { sendId: `${nowMs}`, atMs: nowMs, outcome: 'sent' });
      case 'goto':
      case 'skip':
        return moved(enrollment, verdict, nowMs);
      case 'exit':
      case 'complete':
        return ended(enrollment, verdict, nowMs);
      case 'act':
        throw new Error('the journey does nothing else');
    }
  }
}
