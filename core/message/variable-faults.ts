import type { Template as Parsed } from 'liquidjs';
import type { Channel } from '../consent/consent.ts';
import { standingOf } from './known-variables.ts';
import { type VariableUse, variableUses } from './variable-uses.ts';

interface Found {
  /** Nothing is ever there under that name. */
  unknown: string[];
  /** Somebody may get a message with a gap. */
  missing: string[];
}

const sentences = {
  unknown: ({ line }: VariableUse, name: string, known: readonly string[]) =>
    `line ${line}: there is no ${name}; there is ${known.join(', ')}`,
  missing: ({ line, names }: VariableUse) =>
    `line ${line}: ${names.join('.')} is not there for everybody: say what stands instead ("| default: …"), or ask first ("{% if %}")`,
};

/** What a template names and what will not, or not always, be there when a message is made of it. */
export const variablesIn = async (
  parsed: readonly Parsed[],
  channels: readonly Channel[],
): Promise<Found> => {
  const found: Found = { unknown: [], missing: [] };
  for (const use of variableUses(parsed, await import('liquidjs'))) {
    const standing = standingOf(use.names, channels);
    if (standing.kind === 'unknown')
      found.unknown.push(sentences.unknown(use, standing.name, standing.known));
    else if (standing.kind === 'maybe' && use.isBare) found.missing.push(sentences.missing(use));
  }
  return { unknown: [...new Set(found.unknown)], missing: [...new Set(found.missing)] };
};
