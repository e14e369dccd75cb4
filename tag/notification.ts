/** What a message says, as the sender of web push packs it. */
export interface Payload {
  title: string;
  body: string;
  /** Through our redirect, so that a tap counts as a click. */
  url?: string;
  image?: string;
  tag?: string;
}

export interface Shown {
  title: string;
  options: NotificationOptions & { image?: string };
}

/** A message as the browser shows it; undefined for what is none of ours. */
export const notificationOf = (text: string): Shown | undefined => {
  try {
    const { title, body, url, image, tag }: Partial<Payload> = JSON.parse(text);
    if (typeof body !== 'string') return undefined;
    return {
      title: title || body,
      options: { body: title ? body : '', data: { url }, ...(tag && { tag }), ...(image && { image }) },
    };
  } catch {
    return undefined;
  }
};
