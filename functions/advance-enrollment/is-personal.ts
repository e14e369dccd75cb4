import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { RenderedMessage } from '../../core/message/template.ts';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import type { Profile } from '../../core/profile/profile.ts';

/** Somebody of whom nothing is known but the language. */
export const nobodyLike = ({ createdAtMs, observed, traits: { locale } }: Profile): Profile => ({
  ...emptyProfile('', createdAtMs),
  observed,
  ...(locale && { traits: { locale } }),
});

/** What took her in, without what it said. */
export const withoutPerson = ({ offer: _, ...enrollment }: Enrollment): Enrollment => ({
  ...enrollment,
  trigger: { ...enrollment.trigger, properties: {} },
});

/** Does a message say anything of her? It does if it would read otherwise for nobody. */
export const isPersonal = (words: RenderedMessage, forNobody: RenderedMessage | undefined): boolean =>
  words.text !== forNobody?.text || words.subject !== forNobody.subject;
