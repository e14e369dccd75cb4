import type { Bus, Clock, EventSources } from '../../core/ports.ts';

export interface CollectPorts {
  sources: EventSources;
  bus: Pick<Bus, 'putEvents'>;
  clock: Clock;
  /** Folder with Segment's build for pages. */
  clientFolder: string;
  /** Folder with our own tag and its service worker. */
  tagFolder: string;
  /** The public key that browsers subscribe with, base64url; made on first use. */
  pushKey: () => Promise<string>;
}
