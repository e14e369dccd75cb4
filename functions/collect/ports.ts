import type { Bus, Clock, EventSources } from '../../core/ports.ts';

export interface CollectPorts {
  sources: EventSources;
  bus: Pick<Bus, 'putEvents'>;
  clock: Clock;
  /** Folder with Segment's build for pages. */
  clientFolder: string;
}
