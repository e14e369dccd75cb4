import { hashId } from '../hash.ts';
import type { AppliedEvent } from './applied-event.ts';
import type { Enrollment } from './enrollment.ts';
import { enter } from './enter.ts';
import { isHeldOut } from './holdout.ts';
import { matchTriggers } from './match-triggers.ts';
import { isOrderedSince } from './overtaken.ts';
import { active, end, type Sheet, tellEnd } from './reaction-sheet.ts';

/** Nobody comes in any more: said once per event that would have brought her in. */
const tellFull = (sheet: Sheet, { id, journeyId, enteredAtMs: atMs }: Enrollment): void => {
  const entry = { atMs, kind: 'skip' as const, name: journeyId, journeyId, reason: 'entry-cap' };
  sheet.timeline.push({ profileId: sheet.ask.after.id, atMs, id: hashId([id, 'full']), entries: [entry] });
};

const replacedBy = ({ ask: { journeys } }: Sheet, { journeyId }: Enrollment): readonly string[] =>
  journeys.byId.get(journeyId)?.compiled.journey.entry?.replaces ?? [];

/** Something nearer to the order speaks to her: what it takes the place of is silent. */
const isReplaced = (sheet: Sheet, journeyId: string): boolean =>
  active(sheet).some((one) => replacedBy(sheet, one).includes(journeyId));

const endReplaced = (sheet: Sheet, born: Enrollment): void => {
  const replaced = replacedBy(sheet, born);
  for (const one of active(sheet))
    if (one.id !== born.id && replaced.includes(one.journeyId))
      end(sheet, one, { reason: 'replaced', atMs: born.enteredAtMs });
};

/** By another event of the same moment: it is told already. */
const isTurnedAway = (sheet: Sheet, { id, enteredAtMs }: Enrollment): boolean =>
  sheet.turnedAway.some((one) => one.id === id && one.enteredAtMs === enteredAtMs);

/** Who is kept out by chance is at her end at once, and the next event of the same batch would bring her in anew. */
const cameInJustNow = (sheet: Sheet, { id }: Enrollment): boolean =>
  sheet.entered.has(id) && sheet.standing.has(id);

/** Who comes in by an event; the journeys of `except` it has just ended. */
export const enterBy = (sheet: Sheet, event: AppliedEvent, except: ReadonlySet<string>): void => {
  const { journeys, before, after: profile, shop, nowMs, rfm, experiments, full, uncounted } = sheet.ask;
  for (const { compiled: journey } of matchTriggers(journeys, { event, profile, rfm })) {
    if (except.has(journey.id) || isReplaced(sheet, journey.id)) continue;
    const enrollments = [...sheet.standing.values()];
    const more = { ...(experiments && { experiments }), ...(uncounted && { uncounted }) };
    const born = enter({ journey, event, profile, enrollments, shop, nowMs, ...more });
    if (!born || cameInJustNow(sheet, born) || isOrderedSince(before, born, journey)) continue;
    if (full?.has(born.id)) {
      if (isTurnedAway(sheet, born)) continue;
      tellFull(sheet, born);
      sheet.turnedAway.push(born);
      continue;
    }
    if (isHeldOut(born) && born.reason !== undefined)
      tellEnd(sheet, born, { reason: born.reason, atMs: born.enteredAtMs });
    sheet.standing.set(born.id, born);
    sheet.entered.add(born.id);
    if (born.status === 'active') endReplaced(sheet, born);
  }
};
