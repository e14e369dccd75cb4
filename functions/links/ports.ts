import type { SettingsById } from '../../core/config/documents.ts';
import type { NamedLinks } from '../../core/link/named-link.ts';
import type { OnsiteMessages } from '../../core/onsite/onsite-message.ts';
import type { Bus, Clock, EventSources, Profiles } from '../../core/ports.ts';
import type { FollowedLinks, LinkKeys, ShortLinks } from '../../core/send/ports.ts';
import type { Tasks } from '../../core/task/tasks.ts';

export interface LinkPorts {
  bus: Bus;
  profiles: Pick<Profiles, 'load' | 'resolve'>;
  namedLinks: Pick<NamedLinks, 'get' | 'count'>;
  shortLinks: Pick<ShortLinks, 'get'>;
  followedLinks: FollowedLinks;
  sources: Pick<EventSources, 'secretKeys' | 'byWriteKey'>;
  onsite: Pick<OnsiteMessages, 'ofPeople' | 'remove'>;
  linkKeys: LinkKeys;
  /** In effect now. */
  settings(): Promise<Pick<SettingsById, 'preferences' | 'consent'>>;
  tasks: Pick<Tasks, 'create'>;
  clock: Clock;
}
