import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Tallies } from '../../core/analytics/ports.ts';
import type { TokenHolder } from '../../core/config/api-tokens.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { listOfEnrollment, listOfProfile } from '../../core/lists.ts';
import type { Clock, TimelinePage } from '../../core/ports.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { OutgoingMessage } from '../../core/send/ports.ts';
import type { SourceRegistry } from '../../core/source/source-registry.ts';
import type { Throttle } from '../../core/throttle/ports.ts';
import { publishedConfig } from '../../functions/adapters/dynamo/published-config.ts';
import { mjmlLibrary } from '../../functions/adapters/mjml/mjml-library.ts';
import { createHandler } from '../../functions/api/handler.ts';
import { routes } from '../../functions/api/routes/index.ts';
import { fakeApiTokens } from './fakes/api-tokens.ts';
import { fakeBudgets } from './fakes/budgets.ts';
import { fakeBus } from './fakes/bus.ts';
import { fakeConfigDocuments } from './fakes/config-documents.ts';
import { fakeFeeds } from './fakes/feeds.ts';
import { fakeFigureExamples } from './fakes/figure-examples.ts';
import { fakeImports } from './fakes/imports.ts';
import { fakeJobMessages, fakeJobs } from './fakes/jobs.ts';
import { fakeLinkKeyRegister } from './fakes/link-keys.ts';
import { fakeLists, type Listed } from './fakes/lists.ts';
import { fakeLive, fakeWatch } from './fakes/live.ts';
import { fakeLoyalty } from './fakes/loyalty.ts';
import { fakeMailBreaker } from './fakes/mail-breaker.ts';
import { fakeMergeLog } from './fakes/merge-log.ts';
import { fakeMessageRequests } from './fakes/message-requests.ts';
import { fakeNamedLinks } from './fakes/named-links.ts';
import { fakeOffers } from './fakes/offers.ts';
import { fakeProducts } from './fakes/products.ts';
import { fakeQueues } from './fakes/queues.ts';
import { fakeReplies } from './fakes/replies.ts';
import { fakeRuns } from './fakes/runs.ts';
import { fakeSentMessages } from './fakes/sent-messages.ts';
import { fakeSourceRegistry } from './fakes/source-registry.ts';
import { fakeSuppressions } from './fakes/suppressions.ts';
import { fakeTallies } from './fakes/tallies.ts';
import { fakeTasks } from './fakes/tasks.ts';
import { roomyThrottle } from './fakes/throttle.ts';
import { fakeWebhookSecrets } from './fakes/webhook-secrets.ts';

export const NOW_MS = Date.parse('2026-03-02T09:00:00Z');

export const LONG_TOKEN = 'l'.repeat(4000);

const holders: Record<string, TokenHolder> = {
  ann: { name: 'ann', role: 'admin' },
  bob: { name: 'bob', role: 'admin' },
  reader: { name: 'reader', role: 'viewer' },
  marketer: { name: 'marketer', role: 'marketer' },
  operator: { name: 'operator', role: 'operator' },
  /** As long as what a user pool gives out. */
  [LONG_TOKEN]: { name: 'long', role: 'viewer' },
  stranger: { name: 'stranger', role: null },
};

export interface Asked {
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

const eventOf = (
  method: string,
  url: string,
  { token = 'ann', body, headers }: Asked,
): APIGatewayProxyEventV2 => {
  const [rawPath = '', rawQueryString = ''] = url.split('?');
  return {
    rawPath,
    rawQueryString,
    headers: { ...(token === '' ? {} : { authorization: `Bearer ${token}` }), ...headers },
    requestContext: { http: { method } },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
  } as APIGatewayProxyEventV2;
};

/** The API over fakes, without HTTP; `reads` are the partitions and pointers that were asked for. */
export const startApi = (
  options: {
    seeded?: () => Promise<void>;
    sourceRegistry?: SourceRegistry;
    hasArchive?: boolean;
    tallies?: Tallies;
    clock?: Clock;
    throttle?: Throttle;
  } = {},
) => {
  const documents = fakeConfigDocuments();
  const config = publishedConfig(documents);
  const profiles = new Map<string, Profile>();
  const enrollments = new Map<string, Enrollment[]>();
  const pointers = new Map<string, string>();
  const bus = fakeBus();
  const queues = fakeQueues();
  const live = fakeLive();
  const watch = fakeWatch();
  const loyalty = fakeLoyalty();
  const tallies = options.tallies ?? fakeTallies();
  const tasks = fakeTasks();
  const replies = fakeReplies();
  const examples = fakeFigureExamples();
  const offers = fakeOffers();
  const mergeLog = fakeMergeLog();
  const sentMessages = fakeSentMessages({ now: () => 0 });
  const suppressions = fakeSuppressions();
  const budgets = fakeBudgets();
  const breaker = fakeMailBreaker();
  const jobs = fakeJobs();
  const runs = fakeRuns();
  /** Messages that were to be looked at. */
  const tests: OutgoingMessage[] = [];
  const jobMessages = fakeJobMessages();
  const members: Listed[] = [];
  const listedPeople = () =>
    [...profiles.values()].map((one) => ({ list: listOfProfile(one), profileId: one.id, sk: '#' }));
  const listedMembers = () => members;
  const lists = fakeLists(listedPeople, listedMembers, () =>
    [...enrollments.values()].flat().map((one) => ({
      list: listOfEnrollment(one),
      profileId: one.profileId,
      sk: `E#${one.id}`,
    })),
  );
  const reads: string[] = [];
  /** Who was erased or anonymized. */
  const taken: string[] = [];
  const pages: { ids: readonly string[]; cursor: string | undefined; limit: number }[] = [];
  let page: TimelinePage = { entries: [] };

  const handler = createHandler(
    {
      publicUrl: 'https://k.example',
      sentMessages,
      documents,
      config,
      tokens: fakeApiTokens({ now: () => NOW_MS }, holders),
      sourceRegistry: options.sourceRegistry ?? fakeSourceRegistry(),
      profiles: {
        load: async (ids) =>
          new Map(
            ids.flatMap((id) => {
              const value = profiles.get(id);
              return value ? [[id, { value, version: 1 }] as const] : [];
            }),
          ),
        resolve: async (identities) =>
          new Map(
            identities.flatMap(({ namespace, value }) => {
              const key = `${namespace}#${value}`;
              const id = pointers.get(key);
              return id === undefined ? [] : [[key, id] as const];
            }),
          ),
      },
      people: {
        async pointer({ namespace, value }) {
          reads.push(`${namespace}#${value}`);
          return pointers.get(`${namespace}#${value}`);
        },
        async partition(id) {
          reads.push(id);
          const profile = profiles.get(id);
          return { ...(profile ? { profile } : {}), enrollments: enrollments.get(id) ?? [] };
        },
      },
      timeline: {
        async page(ids, cursor, limit) {
          pages.push({ ids, cursor, limit });
          return page;
        },
      },
      erasure: {
        async erase(id) {
          taken.push(`erase ${id}`);
          return profiles.has(id) ? 'done' : 'unknown';
        },
        async anonymize(id) {
          taken.push(`anonymize ${id}`);
          return profiles.has(id) ? 'done' : 'unknown';
        },
        async sweep(id) {
          taken.push(`sweep ${id}`);
        },
      },
      personalData: {
        async holdings(id) {
          const profile = profiles.get(id);
          const nothing = {
            mergedProfiles: [],
            suppressions: [],
            caps: [],
            shortLinks: [],
            merges: [],
            offers: [],
            loyalty: { balance: 0, changes: [] },
            links: [],
            awaitsReport: [],
            tasks: [],
            replies: [],
            onsite: [],
            interests: [],
            ledgers: [],
          };
          return profile && { profile, enrollments: enrollments.get(id) ?? [], ...nothing };
        },
      },
      suppressions,
      blockList: suppressions,
      budgets,
      breaker,
      messages: fakeMessageRequests(),
      imports: fakeImports({ now: () => NOW_MS }),
      enrollments: {
        async get(profileId, enrollmentId) {
          return enrollments.get(profileId)?.find(({ id }) => id === enrollmentId);
        },
      },
      jobs,
      runs,
      mjml: mjmlLibrary,
      testSends: { send: async (message) => void tests.push(message) },
      jobMessages,
      lists,
      bus,
      mergeLog,
      offers,
      queues,
      live,
      watch,
      products: fakeProducts(),
      feeds: fakeFeeds(),
      loyalty,
      namedLinks: fakeNamedLinks({ now: () => NOW_MS }),
      tallies,
      tasks,
      replies,
      examples,
      webhookSecrets: fakeWebhookSecrets(),
      linkKeys: fakeLinkKeyRegister(),
      throttle: options.throttle ?? roomyThrottle,
      hasArchive: options.hasArchive ?? true,
      clock: options.clock ?? { now: () => NOW_MS },
    },
    routes,
    options.seeded ?? (async () => undefined),
  );

  return {
    queues,
    live,
    watch,
    loyalty,
    tallies,
    tasks,
    replies,
    examples,
    documents,
    config,
    tests,
    bus,
    sentMessages,
    mergeLog,
    suppressions,
    budgets,
    offers,
    breaker,
    jobs,
    jobMessages,
    profiles,
    enrollments,
    pointers,
    members,
    reads,
    taken,
    pages,
    answerTimeline(next: TimelinePage) {
      page = next;
    },
    async ask(method: string, url: string, asked: Asked = {}) {
      const { statusCode, headers = {}, body = '' } = await handler(eventOf(method, url, asked));
      return {
        status: statusCode,
        headers,
        text: body,
        json: /^[[{"]/.test(body) ? JSON.parse(body) : undefined,
      };
    },
  };
};
