import { oneLine } from './header-safety.ts';

export interface PushContent {
  title: string;
  body: string;
  /** What a tap opens. */
  url?: string;
  sendId: string;
}

/** One SNS message for every platform: Firebase's and Apple's own formats, each a JSON string inside. */
export const pushPayload = (content: PushContent): string => {
  const { title, body, url, sendId } = { ...content, title: oneLine(content.title) };
  const data = { sendId, ...(url && { url }) };
  const notification = { title, body };
  const webpush = url && { webpush: { fcm_options: { link: url } } };
  const apple = JSON.stringify({ aps: { alert: notification, sound: 'default' }, ...data });
  return JSON.stringify({
    default: body,
    GCM: JSON.stringify({ fcmV1Message: { message: { notification, data, ...webpush } } }),
    APNS: apple,
    APNS_SANDBOX: apple,
  });
};
