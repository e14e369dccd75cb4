import { channelSchema } from '../../core/channel/channel-schema.ts';
import type { Channel } from '../../core/consent/consent.ts';
import { isNewNo } from '../../core/contact/blocked-for.ts';
import type { Suppressions } from '../../core/contact/ports.ts';
import type { EventEnvelope, ShopEvent } from '../../core/event/event.ts';
import type { Bus } from '../../core/ports.ts';

interface Denial {
  channel: Channel;
  address: string;
  atMs: number;
}

const denialOf = ({ event, properties = {}, atMs }: ShopEvent): Denial[] => {
  const { status, purpose, address } = properties;
  const channel = channelSchema.safeParse(properties.channel).data;
  const isDenial = event === 'Consent Changed' && status === 'denied' && purpose === 'marketing';
  return isDenial && channel && typeof address === 'string' ? [{ channel, address, atMs }] : [];
};

const denialsIn = (envelopes: readonly EventEnvelope[]): Denial[] =>
  envelopes.flatMap(({ events }) => events.flatMap(denialOf));

/**
 * The bus, for those to whom people say no. An event is folded when its turn comes, and after a busy hour that may be late: so
 * before it is put, the list that every last look asks names the address as `stopped`. A later yes lifts it (`is-lifted.ts`).
 */
export const denyingAtOnce = <B extends Pick<Bus, 'putEvents'>>(
  bus: B,
  suppressions: Pick<Suppressions, 'addIf'>,
): B => {
  /** It stands beside a bounce or a complaint; an older no tells nothing. */
  const block = ({ atMs, ...place }: Denial): Promise<void> =>
    suppressions.addIf(place, { reason: 'stopped', atMs }, (seen) => isNewNo(seen, atMs));
  return {
    ...bus,
    async putEvents(envelopes) {
      await Promise.all(denialsIn(envelopes).map(block));
      await bus.putEvents(envelopes);
    },
  };
};
