import type { ShopSettings } from '../config/settings.ts';
import type { EventEnvelope } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';

/** Said of a person whose own code was scanned: the one on her receipt. */
export const QR_SCANNED = 'QR Code Scanned';

/** A link on a poster or a receipt: where it leads is settled when it is made. */
export interface NamedLink {
  /** In the link itself; of a person's own nobody finds it by trying. */
  id: string;
  name: string;
  url: string;
  /** Whose it is; a poster is nobody's. */
  profileId?: string;
  createdAtMs: number;
  by: string;
  expiresAtSeconds?: number;
}

export interface NamedLinks {
  /** Conditional put: one that is there stands. */
  create(link: NamedLink): Promise<'created' | 'exists'>;
  get(id: string): Promise<NamedLink | undefined>;
  /** Counts one opening. */
  count(id: string): Promise<void>;
  opened(id: string): Promise<number>;
}

/** The shop's own domain for links, else where the API is; without a slash at the end. */
export const linkBase = ({ linkUrl }: Pick<ShopSettings, 'linkUrl'>, publicUrl: string): string =>
  linkUrl ?? publicUrl;

/** Scanned twice in a minute it was scanned once: a phone opens what it sees in more ways than one. */
const ONCE_IN_MS = 60_000;

export const scanned = (link: NamedLink & { profileId: string }, atMs: number): EventEnvelope =>
  ownEvent({
    profileId: link.profileId,
    event: QR_SCANNED,
    source: 'qr',
    atMs,
    properties: { link_id: link.id, name: link.name, url: link.url },
    prefix: 'qr',
    parts: [link.id, Math.floor(atMs / ONCE_IN_MS)],
  });
