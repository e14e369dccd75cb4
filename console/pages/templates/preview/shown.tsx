import { Mail, PlainText } from './mail.tsx';
import { Notification } from './notification.tsx';
import { Sms } from './sms.tsx';
import type { Preview } from './use-preview.ts';

/** A message as its channel shows it. */
export function Shown({ preview, title }: { preview: Preview; title: string }) {
  if (preview.channel === 'email') return <Mail preview={preview} title={title} />;
  if (preview.channel === 'sms') return <Sms preview={preview} />;
  if (preview.channel === 'push' || preview.channel === 'webpush') return <Notification preview={preview} />;
  return <PlainText text={preview.text} />;
}
