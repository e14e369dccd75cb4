import type { BudgetSettings } from '../../core/config/budget-settings.ts';
import type { Feed } from '../../core/config/feeds-settings.ts';
import { eachSettings } from '../../core/config/kinds/settings-kinds.ts';
import type { PeopleSettings } from '../../core/config/people-settings.ts';
import { reportSettingsSchema, withReaders } from '../../core/config/report-settings.ts';
import { contactSettingsSchema, shopSettingsSchema } from '../../core/config/settings.ts';
import type { Snapshot } from '../../core/config/snapshot.ts';
import { nothingSwitched, type SwitchesSettings } from '../../core/config/switches-settings.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { Journey } from '../../core/journey/journey.ts';
import type { JourneyStatus } from '../../core/journey/journey-status.ts';
import { markOf } from '../../core/journey/marks.ts';
import type { Template } from '../../core/message/template.ts';
import type { Offer } from '../../core/offer/offer.ts';
import type { Product } from '../../core/product/product.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { cartAbandoned } from '../../core/seed/journeys.ts';
import { seedTemplates } from '../../core/seed/templates.ts';
import type { Segment } from '../../core/segment/segment.ts';
import { letGoBy, lettingGo } from '../../functions/adapters/let-go.ts';
import { agentTasks } from '../../functions/adapters/senders/agent-tasks.ts';
import { createHandler } from '../../functions/advance-enrollment/handler.ts';
import type { AdvancePorts } from '../../functions/advance-enrollment/ports.ts';
import { ann, enrolled, t0 } from './ann.ts';
import { fakeBudgets } from './fakes/budgets.ts';
import { fakeBus } from './fakes/bus.ts';
import { fakeCaps } from './fakes/caps.ts';
import { fakeCounters } from './fakes/counters.ts';
import { fakeEnrollments } from './fakes/enrollments.ts';
import { fakeErasure } from './fakes/erasure.ts';
import { fakeFirstTimes } from './fakes/first-times.ts';
import { fakeLinkKeys } from './fakes/link-keys.ts';
import { fakeMailBreaker } from './fakes/mail-breaker.ts';
import { fakeOffers } from './fakes/offers.ts';
import { fakeProducts } from './fakes/products.ts';
import { fakeProfiles } from './fakes/profiles.ts';
import { fakeReplies } from './fakes/replies.ts';
import { fakeRuns } from './fakes/runs.ts';
import { fakeSenders } from './fakes/senders.ts';
import { fakeShortLinks } from './fakes/short-links.ts';
import { fakeSuppressions } from './fakes/suppressions.ts';
import { fakeTasks } from './fakes/tasks.ts';
import { fakeTimeline } from './fakes/timeline.ts';
import { fakeWakes } from './fakes/wakes.ts';
import { fakeWebhooks } from './fakes/webhooks.ts';

export interface RigOptions {
  profiles?: Profile[];
  enrollments?: Enrollment[];
  contact?: object;
  shop?: object;
  budgets?: BudgetSettings;
  /** Published beside it, live. */
  beside?: Journey[];
  /** What the enrollment is in; the abandoned cart when it is left out. */
  journey?: Journey;
  segments?: Segment[];
  /** Besides those of a fresh start. */
  templates?: Template[];
  offers?: Offer[];
  products?: Product[];
  feeds?: Feed[];
  /** Looked at anew each time: a test may change it. */
  report?: object;
}

const shop = {
  name: 'Shop',
  email: { from: 'shop@example.com' },
  push: { applications: { ios: 'arn:ios' } },
  prices: { sms: { '*': { amountMinor: 7, currency: 'EUR' } } },
};

const reading = (people: PeopleSettings, said: object = {}) => {
  const report = reportSettingsSchema.parse(said);
  return { report, people: withReaders({ people, report }) };
};

/** As a fold leaves her that has let her in: she names what she is in. */
const naming = (profile: Profile, enrollments: readonly Enrollment[]): Profile => {
  const own = enrollments.filter(({ profileId }) => profileId === profile.id);
  const marks = Object.fromEntries(own.map((one) => [one.journeyId, markOf(one, profile.id)]));
  return { ...profile, entries: { ...marks, ...profile.entries } };
};

/** The wake function over fakes, with a clock that only `at` moves and wakes that come back when they are due. */
export const advanceRig = (options: RigOptions = {}) => {
  const time = { nowMs: t0 };
  const clock = { now: () => time.nowMs };
  const journey: { status: JourneyStatus } = { status: 'live' };
  const switches: { now: Partial<SwitchesSettings> } = { now: {} };
  const published = { document: options.journey ?? cartAbandoned, version: 1 };
  const versions = new Map<number, Journey>();
  const templates = [...seedTemplates, ...(options.templates ?? [])];
  const settings = eachSettings(({ defaults }) => defaults());
  const snapshot = (): Snapshot => ({
    revision: '1',
    ...settings,
    ...reading(settings.people, options.report),
    feeds: { feeds: options.feeds ?? [] },
    switches: { ...nothingSwitched, ...switches.now },
    budgets: options.budgets ?? {},
    journeys: [
      { journey: published.document, version: published.version, status: journey.status },
      ...(options.beside ?? []).map((one) => ({ journey: one, version: 1, status: 'live' as const })),
    ],
    segments: options.segments ?? [],
    offers: Object.fromEntries((options.offers ?? []).map((offer) => [offer.id, offer])),
    templates: Object.fromEntries(templates.map((template) => [template.id, template])),
    contact: contactSettingsSchema.parse(options.contact ?? {}),
    shop: shopSettingsSchema.parse({ ...shop, ...options.shop }),
  });
  const provider = fakeSenders(clock);
  const enrollments = options.enrollments ?? [enrolled()];
  const fakes = {
    enrollments: fakeEnrollments(...enrollments),
    profiles: fakeProfiles(...(options.profiles ?? [ann()]).map((one) => naming(one, enrollments))),
    erasure: fakeErasure(),
    suppressions: fakeSuppressions(),
    budgets: fakeBudgets(),
    caps: fakeCaps(),
    breaker: fakeMailBreaker(),
    wakes: fakeWakes(),
    timeline: fakeTimeline(),
    counters: fakeCounters(),
    firstTimes: fakeFirstTimes(),
    shortLinks: fakeShortLinks(clock),
    webhooks: fakeWebhooks(),
    bus: fakeBus(),
    runs: fakeRuns(),
    offers: fakeOffers(),
    tasks: fakeTasks(),
    replies: fakeReplies(),
    products: fakeProducts(...(options.products ?? [])),
  };
  const letGo = letGoBy({ ...fakes, clock });
  const ports: AdvancePorts = {
    ...fakes,
    enrollments: lettingGo(fakes.enrollments, letGo),
    letGo,
    config: {
      snapshot: async () => snapshot(),
      journeyVersion: async (id, version) =>
        options.beside?.find((one) => one.id === id) ?? versions.get(version) ?? published.document,
    },
    senders: { ...provider.senders, agent: agentTasks(fakes.tasks, clock) },
    linkKeys: fakeLinkKeys(),
    clock,
    publicUrl: 'https://k.example',
  };
  const first = enrolled();
  const wake = (wakeNo = 1) => ({ profileId: first.profileId, enrollmentId: first.id, wakeNo });
  return {
    ...fakes,
    ports,
    provider,
    journey,
    /** What an operator has switched off, and may change at any time. */
    switches,
    published,
    /** Puts another version into effect; people inside keep theirs. */
    publishNext(document: Journey) {
      versions.set(published.version, published.document);
      Object.assign(published, { document, version: published.version + 1 });
    },
    wake,
    handle: createHandler(ports),
    setTime(nowMs: number) {
      time.nowMs = nowMs;
    },
    /** Changes what is stored of a person, as a fold that came in between would. */
    edit(change: Partial<Profile>, id = 'ann') {
      const stored = fakes.profiles.stored.get(id);
      if (stored) stored.value = { ...stored.value, ...change };
    },
    enrollment: (profileId = 'ann') => fakes.enrollments.all().find((one) => one.profileId === profileId),
    skips: () => fakes.timeline.entries().filter(({ kind }) => kind === 'skip'),
    /** Moves the clock on, and has every wake handled at its time, in order. */
    async until(nowMs: number, handle = createHandler(ports)) {
      for (let rounds = 0; rounds < 500; rounds++) {
        const next = fakes.wakes.armed.toSorted((a, b) => a.atMs - b.atMs)[0];
        if (!next || next.atMs > nowMs) break;
        fakes.wakes.armed.splice(fakes.wakes.armed.indexOf(next), 1);
        time.nowMs = Math.max(time.nowMs, next.atMs);
        await handle(next);
      }
      time.nowMs = Math.max(time.nowMs, nowMs);
    },
  };
};
