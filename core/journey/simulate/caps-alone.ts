import type { ContactSettings } from '../../config/settings.ts';
import { capWindow } from '../../contact/cap-window.ts';
import type { Profile } from '../../profile/profile.ts';
import type { SendVerdict } from '../verdict.ts';

/** `channel#local day` → messages so far: what the table counts for everybody, for one person. */
export type CapsAlone = Map<string, number>;

/** Takes the room of one message where there is any. */
export const reserveAlone = (
  sent: CapsAlone,
  { channel, purpose }: Pick<SendVerdict, 'channel' | 'purpose'>,
  profile: Profile,
  contact: ContactSettings,
  nowMs: number,
): boolean => {
  const window = capWindow({ profile, channel, purpose }, contact, nowMs);
  if (!window) return true;
  const onDay = (day: string) => sent.get(`${channel}#${day}`) ?? 0;
  const total = [window.day, ...window.earlierDays].reduce((sum, day) => sum + onDay(day), 0);
  if (total >= window.max) return false;
  sent.set(`${channel}#${window.day}`, onDay(window.day) + 1);
  return true;
};
