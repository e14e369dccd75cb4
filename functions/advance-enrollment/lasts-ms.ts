import { DAY_MS, durationMs } from '../../core/duration.ts';
import type { CompiledJourney } from '../../core/journey/compile.ts';
import type { SendVerdict } from '../../core/journey/verdict.ts';

interface Cascade {
  rungs?: Record<string, { wait?: string } | undefined>;
}

const WEEK_MS = 7 * DAY_MS;

/** What is shown after the next rung has gone out would say the same again: it is worth showing as long as its own rung waits. */
export const lastsMs = (
  { places }: Pick<CompiledJourney, 'places'>,
  { stepId, channel }: Pick<SendVerdict, 'stepId' | 'channel'>,
): number => {
  const { rungs = {} } = (places.get(stepId)?.step ?? {}) as Cascade;
  const wait = (rungs[channel] ?? (channel === 'webpush' ? rungs.push : undefined))?.wait;
  if (wait !== undefined) return durationMs(wait);
  return channel === 'onsite' ? WEEK_MS : DAY_MS;
};
