import { callableUrlFault } from '../../net/callable-url.ts';
import type { Activity, MessageActivity } from './shapes.ts';
import { type Made, on, type StepDocument, stepId, stop, type Walk } from './walk.ts';

const NAMED: Record<string, string> = {
  FromAddress: 'the sender is a setting of the shop (settings/shop)',
  MessageType: 'what a message is for is said once, by the purpose of the journey',
  OriginationNumber: 'the number is a setting of the provider (settings/providers)',
  SenderId: 'the sender is a setting of the provider (settings/providers)',
  EntityId: 'is said in the settings of the provider',
  TemplateId: 'is said in the settings of the provider',
  TimeToLive: 'push lives as long as its service keeps it',
};

export const send = (walk: Walk, id: string, channel: string, activity: MessageActivity): Made => {
  const { TemplateName: name, TemplateVersion, NextActivity, MessageConfig } = activity;
  if (!name) return stop(walk, id, channel, 'it names no template');
  for (const [key, value] of Object.entries(MessageConfig ?? {}))
    if (value !== null && value !== undefined && value !== '')
      walk.leave(`activity ${id}`, `${key} ${String(value)}`, NAMED[key] ?? 'there is no such thing here');
  if (TemplateVersion)
    walk.leave(
      `activity ${id}`,
      `TemplateVersion ${TemplateVersion}`,
      'the latest published version is sent',
    );
  const theirs = `${channel}:${name}`;
  const template = walk.names.templates.of(theirs);
  if (template === undefined)
    walk.leave(
      `activity ${id}`,
      `template ${name}`,
      'it is not among the files: write it before the journey is saved',
    );
  return on(
    [
      {
        id: stepId(walk, channel, id),
        kind: 'send',
        channel,
        template: template ?? walk.names.templates.give(theirs, name),
      },
    ],
    NextActivity,
  );
};

export const call = (
  walk: Walk,
  id: string,
  { DeliveryUri: url, NextActivity }: MessageActivity & { DeliveryUri?: string | null | undefined },
): Made => {
  if (!url || callableUrlFault(url) !== undefined) {
    walk.leave(
      `activity ${id}`,
      url ?? 'CUSTOM',
      'only an https address can be called, no function: it is left out, the way goes on',
    );
    return on([], NextActivity);
  }
  walk.leave(`activity ${id}`, url, 'is called in our own way: see docs/webhooks.md');
  return on([{ id: stepId(walk, 'webhook', id), kind: 'webhook', url }], NextActivity);
};

export const agent = (walk: Walk, id: string, { Description }: Activity): StepDocument => {
  walk.leave(
    `activity ${id}`,
    'the contact flow of Amazon Connect',
    'a task of the call centre stands there: say in its words what to talk about',
  );
  const title = (Description || 'Call').slice(0, 200).replaceAll(/[{}]/g, '');
  return { id: stepId(walk, 'task', id), kind: 'task', title, text: title };
};
