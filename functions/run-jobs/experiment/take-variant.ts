import { onTrialIn } from '../../../core/analytics/on-trial.ts';
import { contentHash } from '../../../core/config/canonical.ts';
import { faultsToPublish } from '../../../core/config/check-document.ts';
import type { DocumentKey, EntryOf } from '../../../core/config/documents.ts';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import { documentKinds } from '../../../core/config/kinds/index.ts';
import { type Decision, switchEntry, versionFor } from '../../../core/config/switch-entry.ts';
import { Conflict } from '../../../core/errors.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { withVariant } from '../../../core/journey/with-variant.ts';
import type { RunJobsPorts } from '../ports.ts';

/** What was decided on a day, once and for all. */
export interface Taken {
  journeyId: string;
  stepId: string;
  /** What was on trial then. */
  plan: string;
  variant: string;
  /** The decision in a sentence. */
  why: string;
  atMs: number;
}

/** Who is said to have published it. */
const BY = 'experiment';

export type TakeOutcome = 'published' | 'overtaken' | 'faults';

type Entry = EntryOf<'journey'>;
type Left = Exclude<TakeOutcome, 'published'>;

const kind = documentKinds.journey as unknown as AnyDocumentKind;
const keyOf = ({ journeyId }: Taken): DocumentKey<'journey'> => ({ kind: 'journey', id: journeyId });

/**
 * Publishes the journey in which everybody gets the variant; people inside keep the structure they entered with. Nothing happens where
 * somebody else changed what is on trial. Safe to repeat.
 */
export const takeVariant = async (ports: RunJobsPorts, taken: Taken): Promise<TakeOutcome> => {
  const { documents } = ports;
  const key = keyOf(taken);
  const switched = await switchEntry<'journey', Left>(documents, key, (before) =>
    decide(ports, taken, before),
  );
  if (switched.kind === 'left') return switched.answer;
  const version = switched.after?.version;
  await documents.audit({
    ...{ atMs: taken.atMs, by: BY, action: 'publish', ...key, why: taken.why },
    ...(version !== undefined && { version }),
  });
  return 'published';
};

const leave = (answer: Left) => ({ kind: 'leave', answer }) as const;

const decide = async (
  ports: RunJobsPorts,
  taken: Taken,
  before: Entry | undefined,
): Promise<Decision<'journey', Left>> => {
  if (!before || before.status === 'stopped') return leave('overtaken');
  if (await isOurs(ports, taken, before)) return { kind: 'put', entry: before };
  const inEffect = await ports.config.inEffect();
  const trials = onTrialIn(before.document, inEffect.snapshot.experiments);
  const isSame = trials.some(({ stepId, plan }) => stepId === taken.stepId && plan === taken.plan);
  if (!isSame) return leave('overtaken');
  const document = withVariant(before.document, taken.stepId, taken.variant);
  const nowMs = ports.clock.now();
  if ((await faultsToPublish(kind, document, { before, inEffect, nowMs })).length > 0) return leave('faults');
  await followDraft(ports, taken, before.document, document);
  const version = await versionFor(ports.documents, keyOf(taken), {
    ...{ document, previous: before.version, by: BY, why: taken.why, nowMs },
  });
  return { kind: 'put', entry: { ...before, version, document } };
};

/** Has it been done before, and only not been told? */
const isOurs = async ({ documents }: RunJobsPorts, taken: Taken, before: Entry): Promise<boolean> => {
  const version = await documents.version(keyOf(taken), before.version);
  return version?.by === BY && version.why === taken.why && version.publishedAtMs >= taken.atMs;
};

/** A draft that is nobody's work goes along; one that somebody is at stays as it is. */
const followDraft = async (
  { documents, clock }: RunJobsPorts,
  taken: Taken,
  from: Journey,
  to: Journey,
): Promise<void> => {
  const draft = await documents.draft(keyOf(taken));
  if (!draft || contentHash(draft.document) !== contentHash(from)) return;
  const next = { document: to, draftVersion: draft.draftVersion + 1, savedAtMs: clock.now(), by: BY };
  await documents.saveDraft({ ...draft, ...next }).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });
};
