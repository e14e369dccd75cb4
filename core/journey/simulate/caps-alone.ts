import type { ContactSettings } from '../../config/settings.ts';
import { capWindows } from '../../contact/cap-window.ts';
import { type CountedSend, hasRoom } from '../../contact/counted-send.ts';
import type { Profile } from '../../profile/profile.ts';
import type { SendVerdict } from '../verdict.ts';

/** Her messages so far: what the table counts for everybody, for one person. */
export type CapsAlone = CountedSend[];

/** Takes the room of one message where there is any. */
export const reserveAlone = (
  sent: CapsAlone,
  { channel, purpose }: Pick<SendVerdict, 'channel' | 'purpose'>,
  profile: Profile,
  contact: ContactSettings,
  nowMs: number,
): boolean => {
  const caps = capWindows({ profile, channel, purpose }, contact, nowMs);
  if (!caps) return true;
  if (!hasRoom(sent, caps.windows)) return false;
  sent.push({ sendId: String(sent.length), channel, day: caps.day, atMs: nowMs });
  return true;
};
