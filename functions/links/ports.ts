import type { Bus, Clock, EventSources, LinkKey, Profiles, ShortLinks } from '../../core/ports.ts';

export interface LinkPorts {
  bus: Bus;
  profiles: Pick<Profiles, 'load' | 'resolve'>;
  shortLinks: Pick<ShortLinks, 'get'>;
  sources: Pick<EventSources, 'secretKeys'>;
  linkKey: LinkKey;
  clock: Clock;
}
