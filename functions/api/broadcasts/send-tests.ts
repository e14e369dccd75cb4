import type { InEffect } from '../../../core/config/in-effect.ts';
import type { Channel } from '../../../core/consent/consent.ts';
import { utf8Bytes } from '../../../core/event/limits.ts';
import type { CompiledJourney } from '../../../core/journey/compile.ts';
import type { Template } from '../../../core/message/template.ts';
import { testMessage } from '../../../core/message/test-message.ts';
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

type Ports = Pick<ApiPorts, 'documents' | 'testSends' | 'clock'>;

/** Every message that a journey may send, each once, from the latest edits of its templates. */
export const sendTests = async (
  ports: Ports,
  inEffect: InEffect,
  journey: CompiledJourney,
  staff: StaffFound,
): Promise<Tests> => {
  const tests: Tests = { messages: [], skipped: [] };
  for (const place of placesOf(journey)) {
    const made = await testOf(ports, inEffect, { journey, staff, place });
    if ('reason' in made) tests.skipped.push({ ...place, reason: made.reason });
    else {
      await ports.testSends.send(made);
      tests.messages.push({ ...place, to: made.to, sendId: made.sendId });
    }
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

const testOf = async (
  { documents, clock }: Ports,
  inEffect: InEffect,
  { journey, staff, place }: { journey: CompiledJourney; staff: StaffFound; place: Place },
) => {
  const { stepId, channel } = place;
  const to = staff.to[channel];
  if (to === undefined) return { reason: 'no-address' };
  const key = { kind: 'template' as const, id: place.template };
  const template: Template | undefined =
    (await documents.draft(key))?.document ?? inEffect.find(key)?.document;
  if (!template) return { reason: 'no-template' };
  const { shop } = inEffect.snapshot;
  const ask = { journeyId: journey.id, stepId, channel, template, to, profile: staff.profile, shop };
  const message = await testMessage({ ...ask, nowMs: clock.now() });
  if ('reason' in message) return message;
  return utf8Bytes(JSON.stringify(message)) > MOST_BYTES ? { reason: 'too-large' } : message;
};
