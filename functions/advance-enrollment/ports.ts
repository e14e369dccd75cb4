import type { Counters } from '../../core/analytics/ports.ts';
import type { MailBreaker } from '../../core/breaker/mail-breaker.ts';
import type { Runs } from '../../core/broadcast/runs.ts';
import type { Budgets } from '../../core/contact/budgets.ts';
import type { Caps, Suppressions } from '../../core/contact/ports.ts';
import type { Enrollments, LetGo, Wakes } from '../../core/journey/ports.ts';
import type { Offers } from '../../core/offer/offers.ts';
import type { Bus, Clock, Profiles, PublishedConfig, Timeline, Webhooks } from '../../core/ports.ts';
import type { Erasure } from '../../core/privacy/erasure.ts';
import type { Products } from '../../core/product/ports.ts';
import type { LinkKeys, Senders, ShortLinks } from '../../core/send/ports.ts';

export interface AdvancePorts {
  enrollments: Pick<Enrollments, 'get' | 'save' | 'create' | 'ofProfiles'>;
  profiles: Pick<Profiles, 'load'>;
  /** Asked only when a person or her enrollment is not where it was. */
  erasure: Pick<Erasure, 'sweep'>;
  config: PublishedConfig;
  /** Asked only for somebody whom a broadcast took in. */
  runs: Pick<Runs, 'get'>;
  suppressions: Pick<Suppressions, 'find'>;
  caps: Caps;
  /** Asked where a channel has a budget. */
  budgets: Pick<Budgets, 'take' | 'giveBack'>;
  /** Asked before a marketing mail. */
  breaker: Pick<MailBreaker, 'opened'>;
  offers: Pick<Offers, 'grant'>;
  letGo: LetGo;
  products: Pick<Products, 'find'>;
  senders: Senders;
  wakes: Wakes;
  timeline: Pick<Timeline, 'append'>;
  counters: Counters;
  shortLinks: Pick<ShortLinks, 'put'>;
  linkKeys: LinkKeys;
  webhooks: Webhooks;
  bus: Pick<Bus, 'putEvents'>;
  clock: Clock;
  /** Where links in messages lead: the API's own address, without a slash at the end. */
  publicUrl: string;
}
