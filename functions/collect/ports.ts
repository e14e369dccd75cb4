import type { HookSources, ShopSystem } from '../../core/hooks/ports.ts';
import type { LiveReport } from '../../core/live/live.ts';
import type { Bus, Clock, EventSources } from '../../core/ports.ts';
import type { Throttle } from '../../core/throttle/ports.ts';

export interface CollectPorts {
  sources: EventSources;
  /** Sources that shop systems call. */
  hookSources: HookSources;
  /** The shop systems, asked back. */
  shopSystem: ShopSystem;
  bus: Pick<Bus, 'putEvents'>;
  clock: Clock;
  /** Tells whoever watches of what was refused; without a watch it costs a look every few seconds. Never throws. */
  refused: (report: () => LiveReport) => Promise<void>;
  /** Of each source, by its id, and of each address that sends with a public key: events a second. */
  throttle: Throttle;
  /** Folder with Segment's build for pages. */
  clientFolder: string;
  /** Folder with our own tag and its service worker. */
  tagFolder: string;
  /** The public key that browsers subscribe with, base64url; made on first use. */
  pushKey: () => Promise<string>;
}
