import type { Counters } from '../../core/analytics/ports.ts';
import type { MailBreaker } from '../../core/breaker/mail-breaker.ts';
import type { Suppressions } from '../../core/contact/ports.ts';
import type { Enrollments, Wakes } from '../../core/journey/ports.ts';
import type { Bus, Clock, Profiles, PublishedConfig, Timeline } from '../../core/ports.ts';
import type { Erasure } from '../../core/privacy/erasure.ts';
import type { Replies } from '../../core/reply/replies.ts';
import type { FirstTimes } from '../../core/send/ports.ts';

export interface DeliveryPorts {
  enrollments: Pick<Enrollments, 'get' | 'save'>;
  profiles: Pick<Profiles, 'load' | 'resolve'>;
  config: PublishedConfig;
  breaker: Pick<MailBreaker, 'count' | 'shards' | 'open'>;
  suppressions: Pick<Suppressions, 'add' | 'addIf'>;
  timeline: Pick<Timeline, 'append'>;
  counters: Counters;
  firstTimes: FirstTimes;
  erasure: Pick<Erasure, 'sweep'>;
  replies: Pick<Replies, 'put'>;
  bus: Pick<Bus, 'putEvents'>;
  wakes: Wakes;
  clock: Clock;
}
