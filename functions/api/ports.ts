import type { Tallies } from '../../core/analytics/ports.ts';
import type { MailBreaker } from '../../core/breaker/mail-breaker.ts';
import type { Runs } from '../../core/broadcast/runs.ts';
import type { ApiTokens } from '../../core/config/api-tokens.ts';
import type { ConfigDocuments } from '../../core/config/config-documents.ts';
import type { EditableConfig } from '../../core/config/in-effect.ts';
import type { Budgets } from '../../core/contact/budgets.ts';
import type { Suppressions } from '../../core/contact/ports.ts';
import type { Feeds } from '../../core/feed/ports.ts';
import type { Imports } from '../../core/import/imports.ts';
import type { JobMessages, Jobs } from '../../core/jobs/ports.ts';
import type { NamedLinks } from '../../core/link/named-link.ts';
import type { Loyalty } from '../../core/loyalty/loyalty.ts';
import type { Mjml } from '../../core/message/mjml.ts';
import type { Offers } from '../../core/offer/offers.ts';
import type {
  Bus,
  Clock,
  Enrollments,
  Lists,
  MergeLog,
  Profiles,
  Timeline,
  WebhookSecrets,
} from '../../core/ports.ts';
import type { Erasure } from '../../core/privacy/erasure.ts';
import type { PersonalData } from '../../core/privacy/holdings.ts';
import type { Products } from '../../core/product/ports.ts';
import type { People } from '../../core/profile/people.ts';
import type { MessageRequests, SentMessages, TestSends } from '../../core/send/ports.ts';
import type { Tasks } from '../../core/task/tasks.ts';

export interface ApiPorts {
  documents: ConfigDocuments;
  config: EditableConfig;
  tokens: Pick<ApiTokens, 'find'>;
  people: People;
  timeline: Pick<Timeline, 'page'>;
  erasure: Pick<Erasure, 'erase' | 'anonymize' | 'sweep'>;
  personalData: PersonalData;
  budgets: Pick<Budgets, 'spent'>;
  breaker: Pick<MailBreaker, 'shards' | 'opened' | 'close'>;
  suppressions: Pick<Suppressions, 'find'>;
  imports: Imports;
  mergeLog: Pick<MergeLog, 'list'>;
  offers: Pick<Offers, 'addCodes' | 'stock' | 'ofProfiles' | 'redeem'>;
  webhookSecrets: WebhookSecrets;
  sentMessages: Pick<SentMessages, 'get'>;
  enrollments: Pick<Enrollments, 'get'>;
  jobs: Jobs;
  jobMessages: JobMessages;
  lists: Lists;
  profiles: Pick<Profiles, 'load' | 'resolve'>;
  runs: Runs;
  messages: MessageRequests;
  testSends: TestSends;
  mjml: Mjml;
  products: Products;
  namedLinks: NamedLinks;
  loyalty: Loyalty;
  feeds: Pick<Feeds, 'get' | 'arm'>;
  tallies: Pick<Tallies, 'shop' | 'journeys' | 'journey'>;
  tasks: Pick<Tasks, 'get' | 'list' | 'claim' | 'finish' | 'withdraw'>;
  bus: Pick<Bus, 'putEvents' | 'putDelivery' | 'putReply'>;
  /** Are events archived here? */
  hasArchive: boolean;
  clock: Clock;
  /** Where links in messages lead: the API's own address, without a slash at the end. */
  publicUrl: string;
}
