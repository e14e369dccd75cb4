import { channels } from '../../channel/channels.ts';
import type { Channel } from '../../consent/consent.ts';
import { channelsOf, type Template } from '../../message/template.ts';
import type { Journey } from '../journey.ts';

/** The one step of such a journey. */
export const MESSAGE_STEP = 'message';

/** The journey that sends one template by one channel: no id of a shop's has a dot, and providers carry it back unchanged. */
export const messageJourneyId = (channel: Channel, template: string): string =>
  `message.${channel}.${template}`;

const partsOf = (id: string): { channel: Channel; template: string } | undefined => {
  const [, said, template] = /^message\.([a-z]+)\.([a-z0-9][a-z0-9-]*)$/.exec(id) ?? [];
  const channel = channels.find((one) => one === said);
  return channel && template !== undefined ? { channel, template } : undefined;
};

/**
 * One message that another system asked for (`POST /v1/messages`): transactional, and claimed, looked at and settled like any
 * other. Each key is an entry of its own, so that one that is asked for twice is sent once.
 */
export const messageJourney = (id: string): Journey | undefined => {
  const parts = partsOf(id);
  return (
    parts && {
      id,
      name: 'One message, on request',
      purpose: 'transactional',
      trigger: { manual: true },
      entry: { key: 'order', reentry: 'never' },
      steps: [{ id: MESSAGE_STEP, kind: 'send', ...parts }],
    }
  );
};

/** One for each channel of each template in effect. */
export const messageJourneys = (templates: Readonly<Record<string, Template>>): Journey[] =>
  Object.values(templates).flatMap((template) =>
    channelsOf(template).flatMap((channel) => messageJourney(messageJourneyId(channel, template.id)) ?? []),
  );
