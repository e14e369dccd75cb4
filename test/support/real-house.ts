import { eachSettings } from '../../core/config/kinds/settings-kinds.ts';
import { contactSettingsSchema, shopSettingsSchema } from '../../core/config/settings.ts';
import type { Snapshot } from '../../core/config/snapshot.ts';
import type { EventEnvelope } from '../../core/event/event.ts';
import { indexJourneys } from '../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../core/journey/react.ts';
import { cartAbandoned } from '../../core/seed/journeys.ts';
import { seedTemplates } from '../../core/seed/templates.ts';
import { dynamoBudgets } from '../../functions/adapters/dynamo/budgets.ts';
import { dynamoCaps } from '../../functions/adapters/dynamo/caps.ts';
import { dynamoEnrollments } from '../../functions/adapters/dynamo/enrollments.ts';
import { dynamoEntryCaps } from '../../functions/adapters/dynamo/entry-caps.ts';
import { dynamoErasure } from '../../functions/adapters/dynamo/erasure/index.ts';
import { identityHash } from '../../functions/adapters/dynamo/identity-hash.ts';
import { dynamoLinkKeys } from '../../functions/adapters/dynamo/link-keys.ts';
import { dynamoMailBreaker } from '../../functions/adapters/dynamo/mail-breaker.ts';
import { dynamoMemberships } from '../../functions/adapters/dynamo/memberships.ts';
import { dynamoMergeLog } from '../../functions/adapters/dynamo/merge-log.ts';
import { dynamoOffers } from '../../functions/adapters/dynamo/offers/index.ts';
import { dynamoPeople } from '../../functions/adapters/dynamo/people.ts';
import { dynamoPersonalData } from '../../functions/adapters/dynamo/personal-data.ts';
import { dynamoInterests, dynamoProducts } from '../../functions/adapters/dynamo/products.ts';
import { dynamoProfiles } from '../../functions/adapters/dynamo/profiles.ts';
import { dynamoRuns } from '../../functions/adapters/dynamo/runs.ts';
import { dynamoShortLinks } from '../../functions/adapters/dynamo/short-links.ts';
import { dynamoSuppressions } from '../../functions/adapters/dynamo/suppressions.ts';
import { dynamoTasks } from '../../functions/adapters/dynamo/tasks/index.ts';
import { dynamoTimeline } from '../../functions/adapters/dynamo/timeline.ts';
import { letGoBy, lettingGo } from '../../functions/adapters/let-go.ts';
import { createHandler as createAdvance } from '../../functions/advance-enrollment/handler.ts';
import type { AdvancePorts } from '../../functions/advance-enrollment/ports.ts';
import { busEntrySchema } from '../../functions/update-profile/bus-entry.ts';
import { createHandler as createUpdate } from '../../functions/update-profile/handler.ts';
import type { UpdateProfilePorts } from '../../functions/update-profile/ports.ts';
import { fakeClocks } from './fakes/clocks.ts';
import { fakeCounters } from './fakes/counters.ts';
import { fakeLiveTeller } from './fakes/live.ts';
import { fakeSenders } from './fakes/senders.ts';
import { fakeWakes } from './fakes/wakes.ts';
import { fakeWebhooks } from './fakes/webhooks.ts';
import type { TestTable } from './table.ts';

export const HOUSE: Snapshot = {
  revision: '1',
  ...eachSettings(({ defaults }) => defaults()),
  journeys: [{ journey: cartAbandoned, version: 1, status: 'live' }],
  segments: [],
  offers: {},
  templates: Object.fromEntries(seedTemplates.map((template) => [template.id, template])),
  contact: contactSettingsSchema.parse({
    caps: { email: { max: 5, per: 'P1D' }, sms: { max: 5, per: 'P1D' } },
  }),
  shop: shopSettingsSchema.parse({
    name: 'Shop',
    email: { from: 'shop@example.com' },
    cartUrl: 'https://shop.example/cart',
  }),
};

/** update-profile and advance-enrollment over one true table, with a clock that only tests move. */
export const realHouse = ({ client, tableName }: TestTable, startMs: number, snapshot = HOUSE) => {
  const time = { nowMs: startMs };
  const clock = { now: () => time.nowMs };
  const config = { snapshot: async () => snapshot, journeyVersion: async () => cartAbandoned };
  const retention = async () => snapshot.privacy.retentionDays;
  const parts = { client, profileTable: tableName, configTable: tableName, clock, retention };
  const provider = fakeSenders(clock);
  const wakes = fakeWakes();
  const clocks = fakeClocks();
  const counters = fakeCounters();
  const erasure = dynamoErasure(parts);
  const bus = { putEvents: async () => {} };
  const offers = dynamoOffers({ client, tableName, clock });
  const tasks = dynamoTasks(client, tableName, clock);
  const letGo = letGoBy({ offers, tasks, bus, clock });
  const ports = () => ({
    profiles: dynamoProfiles(client, tableName, clock),
    enrollments: lettingGo(dynamoEnrollments(client, tableName, retention, clock), letGo),
    offers,
    timeline: dynamoTimeline(client, tableName, retention, clock),
    erasure,
    wakes,
    counters,
  });
  const products = dynamoProducts(client, tableName, clock);
  let ids = 0;
  const updatePorts = (): UpdateProfilePorts => ({
    ...ports(),
    memberships: dynamoMemberships(client, tableName),
    clocks,
    mergeLog: dynamoMergeLog(client, tableName),
    interests: dynamoInterests(client, tableName, clock),
    entryCaps: dynamoEntryCaps(client, tableName),
    bus,
    live: fakeLiveTeller(),
    config,
    journeys: { index: indexJourneys, needsEnrollments, react: reactToEvents },
    clock,
    ids: { next: () => `profile-${startMs}-${++ids}` },
    backOff: async () => {},
  });
  const advancePorts = (): AdvancePorts => ({
    ...ports(),
    bus,
    letGo,
    config,
    products,
    suppressions: dynamoSuppressions(client, tableName, identityHash(client, tableName)),
    caps: dynamoCaps(client, tableName),
    budgets: dynamoBudgets({ client, tableName, clock }),
    breaker: dynamoMailBreaker(client, tableName),
    senders: provider.senders,
    webhooks: fakeWebhooks(),
    runs: dynamoRuns(client, tableName, clock),
    shortLinks: dynamoShortLinks(client, tableName, clock),
    linkKeys: dynamoLinkKeys(client, tableName, clock),
    clock,
    publicUrl: 'https://k.example',
  });
  const deliver = async (given: UpdateProfilePorts, ...entries: EventEnvelope[]) => {
    const batch = entries.map((detail, at) => ({
      recordId: `record-${at}`,
      body: busEntrySchema.parse({ source: detail.trust === 'internal' ? 'kaskad' : 'shop.web', detail }),
      attempts: 1,
    }));
    return createUpdate(given)(batch, () => 30_000);
  };
  return {
    clock,
    time,
    erasure,
    provider,
    wakes,
    updatePorts,
    advancePorts,
    deliver,
    people: dynamoPeople(client, tableName, clock),
    personalData: dynamoPersonalData(parts),
    timeline: dynamoTimeline(client, tableName, retention, clock),
    take: (...entries: EventEnvelope[]) => deliver(updatePorts(), ...entries),
    /** Handles what falls due until then, in order. */
    async until(nowMs: number, given = advancePorts()) {
      for (let rounds = 0; rounds < 100; rounds++) {
        const [next] = wakes.armed.toSorted((a, b) => a.atMs - b.atMs);
        if (!next || next.atMs > nowMs) break;
        wakes.armed.splice(wakes.armed.indexOf(next), 1);
        time.nowMs = Math.max(time.nowMs, next.atMs);
        await createAdvance(given)(next);
      }
      time.nowMs = Math.max(time.nowMs, nowMs);
    },
  };
};
