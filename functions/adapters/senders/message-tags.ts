import type { OutgoingMessage } from '../../../core/send/ports.ts';

/** What the provider's events carry back to us; SES takes letters, digits and `_ . @ -` only. */
export const messageTags = (message: OutgoingMessage): Record<string, string> => {
  const { sendId, profileId, enrollmentId, journeyId, stepId, rung, purpose } = message;
  const tags = { sendId, profileId, enrollmentId, journeyId, stepId, rung: String(rung ?? 0), kind: purpose };
  return Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, tagValue(value)]));
};

const tagValue = (value: string): string => value.replace(/[^A-Za-z0-9_.@-]/g, '-').slice(0, 256);
