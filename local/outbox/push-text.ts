import * as z from 'zod';

/** What a person would read of a push message. */
export interface PushText {
  readonly title?: string | undefined;
  readonly body: string;
}

const text = z.object({ title: z.string().optional(), body: z.string().default('') });
const gcm = z.object({ notification: text });
const fcmV1 = z.object({ fcmV1Message: z.object({ message: gcm }) });
const gcmData = z.object({ data: text });
const apns = z.object({
  aps: z.object({ alert: z.union([z.string().transform((body): PushText => ({ body })), text]) }),
});
const parts = z.record(z.string(), z.string());

/** Reads the notification out of an SNS message: FCM's, Apple's, or the text for everybody. */
export function pushText(message: string, structure: string | undefined): PushText {
  if (structure !== 'json') return { body: message };
  const byPlatform = parts.parse(JSON.parse(message));
  for (const platform of ['GCM', 'APNS', 'APNS_SANDBOX']) {
    const found = notification(byPlatform[platform]);
    if (found) return found;
  }
  return { body: byPlatform.default ?? '' };
}

function notification(payload: string | undefined): PushText | undefined {
  const value: unknown = payload === undefined ? undefined : JSON.parse(payload);
  return (
    fcmV1.safeParse(value).data?.fcmV1Message.message.notification ??
    gcm.safeParse(value).data?.notification ??
    apns.safeParse(value).data?.aps.alert ??
    gcmData.safeParse(value).data?.data
  );
}
