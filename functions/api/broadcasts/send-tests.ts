import type { InEffect } from '../../../core/config/in-effect.ts';
import type { ShopSettings } from '../../../core/config/settings.ts';
import type { Channel } from '../../../core/consent/consent.ts';
import { utf8Bytes } from '../../../core/event/limits.ts';
import type { CompiledJourney } from '../../../core/journey/compile.ts';
import { linkBase } from '../../../core/link/named-link.ts';
import { type TestAsk, testMessage } from '../../../core/message/test-message.ts';
import { catalogueFor } from '../../../core/product/catalogue-for.ts';
import type { OutgoingMessage } from '../../../core/send/ports.ts';
import { latestTemplate } from '../latest-template.ts';
import type { ApiPorts } from '../ports.ts';
import type { StaffFound } from './staff-to.ts';

/** What a queue takes in one message, with room to spare. */
const MOST_BYTES = 240 * 1024;

interface Place {
  stepId: string;
  channel: Channel;
  template: string;
}

interface Tests {
  messages: (Place & { to: string; sendId: string })[];
  skipped: (Place & { reason: string })[];
}

type Ports = Pick<ApiPorts, 'documents' | 'testSends' | 'products' | 'clock' | 'publicUrl'>;

/** Every message that a journey may send, each once, from the latest edits of its templates. */
export const sendTests = async (
  ports: Ports,
  inEffect: InEffect,
  journey: CompiledJourney,
  staff: StaffFound,
): Promise<Tests> => {
  const tests: Tests = { messages: [], skipped: [] };
  for (const place of placesOf(journey)) {
    const template = await latestTemplate(ports, inEffect, place.template);
    const { stepId, channel } = place;
    const sent = template
      ? await sendTest(
          ports,
          inEffect.snapshot.shop,
          { journeyId: journey.id, stepId, channel, template },
          staff,
        )
      : { reason: 'no-template' };
    if ('reason' in sent) tests.skipped.push({ ...place, reason: sent.reason });
    else tests.messages.push({ ...place, to: sent.to, sendId: sent.sendId });
  }
  return tests;
};

/** The same template at one step by one channel is one message, whatever order it is tried in. */
const placesOf = ({ places }: CompiledJourney): Place[] => {
  const all = [...places.values()].flatMap(({ kind, step }) =>
    (kind.rungs?.(step) ?? []).map(({ channel, template }) => ({ stepId: step.id, channel, template })),
  );
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
};

/** One message to one of the shop's people, or why there is none. */
export const sendTest = async (
  { testSends, products, clock, ...ports }: Omit<Ports, 'documents'>,
  shop: ShopSettings,
  place: Pick<TestAsk, 'journeyId' | 'stepId' | 'channel' | 'template'>,
  { to: addresses, profile }: StaffFound,
): Promise<OutgoingMessage | { reason: string }> => {
  const to = addresses[place.channel];
  if (to === undefined) return { reason: 'no-address' };
  const nowMs = clock.now();
  const catalogue = await catalogueFor(products, { profile, events: [], nowMs });
  const publicUrl = linkBase(shop, ports.publicUrl);
  const message = await testMessage({ ...place, to, profile, shop, catalogue, publicUrl, nowMs });
  if ('reason' in message) return message;
  if (utf8Bytes(JSON.stringify(message)) > MOST_BYTES) return { reason: 'too-large' };
  await testSends.send(message);
  return message;
};
