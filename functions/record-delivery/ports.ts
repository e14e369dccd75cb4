import type {
  Bus,
  Clock,
  Enrollments,
  Profiles,
  PublishedConfig,
  Suppressions,
  Timeline,
  Wakes,
} from '../../core/ports.ts';

export interface DeliveryPorts {
  enrollments: Pick<Enrollments, 'get' | 'save'>;
  profiles: Pick<Profiles, 'load'>;
  config: PublishedConfig;
  suppressions: Pick<Suppressions, 'add'>;
  timeline: Pick<Timeline, 'append'>;
  bus: Pick<Bus, 'putEvents'>;
  wakes: Wakes;
  clock: Clock;
}
