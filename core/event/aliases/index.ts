import type { Alias } from './alias.ts';
import { braze } from './braze.ts';
import { klaviyo } from './klaviyo.ts';

/** One line per vocabulary. */
const families = [braze, klaviyo];

const aliases = new Map<string, Alias>(families.flatMap((family) => Object.entries(family)));

export interface Named {
  event: string;
  properties: Record<string, unknown> | undefined;
}

/** A track under its canonical name; names that are nobody's stay as they are. */
export const canonical = (event: string, properties: Record<string, unknown> | undefined): Named => {
  const alias = aliases.get(event);
  if (!alias) return { event, properties };
  const known = alias(properties ?? {});
  return { event: known.event, properties: { ...properties, ...known.properties } };
};
