import { type Formats, formatsFor } from './formats.ts';
import { useCommonTexts } from './texts.ts';

const made = new Map<string, Formats>();

/** Made once for all: a formatter takes longer to make than most components to draw. */
export const useFormat = (): Formats => {
  const { language } = useCommonTexts().i18n;
  const known = made.get(language) ?? formatsFor(language);
  made.set(language, known);
  return known;
};
