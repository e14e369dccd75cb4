import type { BrowserSecrets } from './stand-in-browser.ts';

/** A browser that asked to be reached, with the half of it that a real one would keep to itself. */
export interface PushSubscriber {
  readonly id: string;
  /** The key that messages to it must be signed with, base64url. */
  readonly applicationServerKey: string;
  readonly secrets: BrowserSecrets;
  /** It took its permission back. */
  readonly gone?: true;
}
