import { sampleRatio } from '../../../core/experiment/sample-ratio.ts';
import type { Random } from '../../replay/random.ts';

export interface Warnings {
  /** Share of experiments warned of on any day: as we do, and by chi-square below 0.001 each day. */
  warned: number;
  chiSquare: number;
  /** On average people until the warning. */
  people: number;
}

const DAYS = 56;

/** Divides people by chance into a half that is not quite one, and looks at it daily. */
export const divide = (share: number, peopleADay: number, experiments: number, random: Random): Warnings => {
  const sum: Warnings = { warned: 0, chiSquare: 0, people: 0 };
  for (let number = 0; number < experiments; number++) {
    let [first, all, warned, chiSquare] = [0, 0, false, false];
    for (let day = 0; day < DAYS && !warned; day++) {
      all += peopleADay;
      for (let person = 0; person < peopleADay; person++) if (random() < share) first++;
      const today = sampleRatio([first, all - first], [0.5, 0.5]);
      if (today.kind === 'unknown') continue;
      warned = today.mismatch;
      chiSquare ||= today.pValue < 0.001;
    }
    sum.warned += Number(warned) / experiments;
    sum.chiSquare += Number(chiSquare) / experiments;
    sum.people += warned ? all : 0;
  }
  return { ...sum, people: sum.warned > 0 ? sum.people / Math.round(sum.warned * experiments) : 0 };
};
