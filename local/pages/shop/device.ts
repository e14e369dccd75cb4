import { remember, remembered } from '../app/memory.ts';

/** What this tab passes for. Without `?device=` it is the browser itself, whose ids Segment's client keeps. */
export interface Device {
  name: string;
  first: boolean;
  /** Drawn inside another page: no header, no panels. */
  embedded: boolean;
}

export function deviceOf(search: string): Device {
  const asked = new URLSearchParams(search);
  const name = asked
    .get('device')
    ?.replace(/[^a-z0-9-]/gi, '')
    .slice(0, 40);
  return { name: name || 'laptop', first: !asked.has('device'), embedded: asked.has('embed') };
}

const keyOf = (device: Device, what: string): string =>
  `shop:${device.first ? 'first' : device.name}:${what}`;

export function load<T>(device: Device, what: string): T | undefined {
  const text = remembered(keyOf(device, what));
  try {
    return text === undefined ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export const save = (device: Device, what: string, value: unknown): void =>
  remember(keyOf(device, what), value === undefined ? undefined : JSON.stringify(value));

/** Of a further device: its own, kept under its own prefix. */
export function anonymousIdOf(device: Device, fresh = false): string {
  const known = fresh ? undefined : load<string>(device, 'anonymousId');
  const id = known ?? crypto.randomUUID();
  save(device, 'anonymousId', id);
  return id;
}
