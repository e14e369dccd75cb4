import type { Bus, Clock, LinkKey, Profiles, ShortLinks } from '../../core/ports.ts';

export interface LinkPorts {
  bus: Bus;
  profiles: Pick<Profiles, 'load'>;
  shortLinks: Pick<ShortLinks, 'get'>;
  linkKey: LinkKey;
  clock: Clock;
}
