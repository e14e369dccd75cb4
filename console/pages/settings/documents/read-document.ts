import type { SettingsId } from '../../../../core/config/documents.ts';
import { settingsKinds } from '../../../../core/config/kinds/settings-kinds.ts';
import { type PlacedFault, placed } from './fault-places.ts';

type Read = { readonly document: object } | { readonly faults: readonly PlacedFault[] };

/** Stands for whatever the parser says, in its own language. */
export const NO_JSON = 'JSON';

/** Where the parser stopped, as far as it says so. */
const stoppedAt = (error: unknown, text: string): number => {
  const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return at === undefined ? Math.max(0, text.length - 1) : Math.min(Number(at), text.length);
};

/** What somebody has written, or everything that is wrong with it and where: by the checks of the API itself. */
export const readDocument = (name: SettingsId, text: string): Read => {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const from = stoppedAt(error, text);
    return { faults: [{ from, to: Math.min(from + 1, text.length), message: NO_JSON }] };
  }
  const checked = settingsKinds[name].check(document);
  return checked.kind === 'valid'
    ? { document: document as object }
    : { faults: placed(text, checked.faults) };
};
