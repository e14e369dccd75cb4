/** Gmail shows so much of a mail and hides the rest behind a link, unsubscribing included. */
export const CLIPPED_BYTES = 102 * 1024;
