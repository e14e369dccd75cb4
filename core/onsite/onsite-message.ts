/** A message that waits for somebody where she is: on a page of the shop, or at a till. */
export interface OnsiteMessage {
  sendId: string;
  profileId: string;
  enrollmentId: string;
  journeyId: string;
  /** Which place of which page, `till` at a till. */
  slot: string;
  title?: string;
  text: string;
  /** Through our redirect. */
  url?: string;
  image?: string;
  /** It reads otherwise for nobody: shown only to whoever proves who she is. */
  personal: boolean;
  /** It leads to her cart: told only to whoever proves who she is. */
  personalUrl?: true;
  createdAtMs: number;
  expiresAtMs: number;
}

export interface OnsiteMessages {
  /** Safe to repeat: named by the send. */
  put(message: OnsiteMessage): Promise<void>;
  /** Those that have not expired. */
  ofPeople(profileIds: readonly string[]): Promise<OnsiteMessage[]>;
  /** It was answered: it is shown no more. One that is gone is gone. */
  remove(profileId: string, sendId: string): Promise<void>;
}

export interface Showing {
  slot: string;
  /** Has she proved who she is, or did a till name her? */
  isKnown: boolean;
  /** Her last order. */
  orderedAtMs?: number | undefined;
}

/** The one message to show now: the latest for this place. An order since makes what was said before it idle. */
export const messageToShow = (
  messages: readonly OnsiteMessage[],
  { slot, isKnown, orderedAtMs = 0 }: Showing,
): OnsiteMessage | undefined =>
  messages
    .filter((one) => one.slot === slot && (isKnown || !one.personal) && one.createdAtMs >= orderedAtMs)
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs || (a.sendId < b.sendId ? -1 : 1))[0];
