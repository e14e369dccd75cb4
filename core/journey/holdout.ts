import type { ExperimentSettings } from '../config/experiment-settings.ts';
import { DAY_MS } from '../duration.ts';
import type { Draw } from './draw.ts';
import { drawn } from './draw-at.ts';
import type { Enrollment } from './enrollment.ts';
import { goalWithinMs } from './goal.ts';
import type { Journey } from './journey.ts';
import { GLOBAL, globalLuck, HOLDOUT, holdoutLuck } from './luck.ts';

/** `control-group`: out of all marketing journeys. `holdout`: out of this one. */
export type HoldoutReason = 'control-group' | 'holdout';

const reasons: ReadonlySet<string> = new Set<HoldoutReason>(['control-group', 'holdout']);

/** One that ended as it began, so that it can be counted against the others. */
export const isHeldOut = ({ status, reason }: Pick<Enrollment, 'status' | 'reason'>): boolean =>
  status === 'exited' && reason !== undefined && reasons.has(reason);

/** Is somebody kept out by chance? The same person always, whatever device she uses; nobody of what she must be told. */
export const holdoutOf = (
  { id, purpose = 'marketing', holdout = 0 }: Journey,
  luckId: string,
  profileId: string,
  { globalControl }: Pick<ExperimentSettings, 'globalControl'>,
): HoldoutReason | undefined => {
  if (purpose !== 'marketing') return undefined;
  if (globalLuck(profileId) < globalControl) return 'control-group';
  return holdoutLuck(luckId, id) < holdout ? 'holdout' : undefined;
};

const keptOut = (share: number) => [
  { id: 'control', share },
  { id: 'in', share: 1 - share },
];

/** The same as what chance decided, of the chances that there are. */
export const holdoutDraws = (
  { id, purpose = 'marketing', holdout = 0 }: Journey,
  luckId: string,
  profileId: string,
  { globalControl }: ExperimentSettings,
): Draw[] => {
  if (purpose !== 'marketing') return [];
  const chances: [string, number, number][] = [
    [GLOBAL, globalControl, globalLuck(profileId)],
    [HOLDOUT, holdout, holdoutLuck(luckId, id)],
  ];
  return chances
    .filter(([, share]) => share > 0)
    .map(([name, share, luck]) => drawn(name, keptOut(share), luck));
};

/** For so long after her entry somebody in the control group comes in no second time. */
export const standInMs = (journey: Journey): number => (journey.goal ? goalWithinMs(journey) : DAY_MS);
